package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hazelcast's own client for Node.js, in a process of its own, beside members in Java. */
@Tag("thorough")
class NodeJsClientTest {
    private static final Path FOLDER = Path.of("target", "node-js-client");

    private static Members members;
    private static NodeJsClient client;
    private static ExecutorService thread;

    @BeforeAll
    static void start() throws Exception {
        NodeJsClient.install(FOLDER);
        members = new Members(3, config -> config);
        thread = Executors.newSingleThreadExecutor();
        client = NodeJsClient.connect(FOLDER, members.addresses.get(1), members.cluster);
    }

    @AfterAll
    static void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        if (thread != null) {
            thread.shutdownNow();
        }
        if (members != null) {
            members.close();
        }
    }

    private static String ask(String question) throws IOException {
        return client.ask(question);
    }

    private static Future<String> asking(String question) {
        return thread.submit(() -> ask(question));
    }

    private static LockInfo info(LockGrid grid, String name) {
        return grid.admin().lock(name).orElseThrow();
    }

    @Test
    void itTakesALockThatAJavaMemberThenWaitsFor() throws Exception {
        LockGrid grid = members.grid(0);
        long fence = Long.parseLong(ask("lock js/first"));
        assertThat(grid.lock("js/first").tryAcquire()).isEmpty();
        assertThat(info(grid, "js/first").holder().member()).startsWith("node-js-client (NJS ");
        assertThat(info(grid, "js/first").fence()).isEqualTo(fence);

        CompletableFuture<Hold> waiting = grid.lock("js/first").acquireAsync();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> info(grid, "js/first").waiters().size() == 1);
        assertThat(ask("unlock js/first " + fence)).isEqualTo("ok");
        try (Hold hold = waiting.get(20, TimeUnit.SECONDS)) {
            assertThat(hold.fence()).isGreaterThan(fence);
        }
    }

    @Test
    void itWaitsForALockThatAJavaMemberHolds() throws Exception {
        LockGrid grid = members.grid(2);
        Future<String> waiting;
        long first;
        try (Hold hold = grid.lock("js/second").acquire()) {
            first = hold.fence();
            assertThat(ask("try js/second 100")).isEqualTo("none");
            waiting = asking("lock js/second");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> info(grid, "js/second").waiters().size() == 1);
        }
        String fence = waiting.get(20, TimeUnit.SECONDS);
        assertThat(Long.parseLong(fence)).isGreaterThan(first);
        assertThat(asking("unlock js/second " + fence).get(20, TimeUnit.SECONDS))
                .isEqualTo("ok");
        assertThat(grid.admin().lock("js/second")).isEmpty();
    }

    @Test
    void aForcedReleaseIsToldToItsUnlock() throws Exception {
        LockGrid grid = members.grid(0);
        String fence = ask("lock js/third");
        assertThat(grid.admin()
                        .forceRelease("js/third", Long.parseLong(fence), "ann", "stuck")
                        .released())
                .isTrue();
        assertThat(ask("unlock js/third " + fence)).startsWith("error").contains("not owner of the lock");
    }

    @Test
    void aNameDoesNotCreateAGroup() throws Exception {
        assertThat(ask("lock user/joe@example.com")).startsWith("error");
        assertThat(members.grid(0).admin().groups().groups()).hasSize(1);
    }
}
