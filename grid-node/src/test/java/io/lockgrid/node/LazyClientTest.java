package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth.Status;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that starts before its grid. */
class LazyClientTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String cluster = "lazy-" + UUID.randomUUID();
    private final List<Integer> ports = Members.freePorts(3);
    private final List<String> addresses =
            ports.stream().map(port -> "127.0.0.1:" + port).toList();
    private final List<LockGrid> members = new ArrayList<>();

    @AfterEach
    void stop() {
        Members.closeTogether(members);
    }

    private LockGridClientConfig config(Duration callTimeout) {
        return LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(addresses)
                .withCallTimeout(callTimeout);
    }

    private void startMembers(String... groups) {
        List<CompletableFuture<LockGrid>> starts = ports.stream()
                .map(port -> GridNodeConfig.defaults()
                        .withClusterName(cluster)
                        .withPort(port)
                        .withMembers(addresses)
                        .withGroups(groups))
                .map(config -> CompletableFuture.supplyAsync(() -> GridNode.start(config)))
                .toList();
        starts.forEach(start -> members.add(start.join()));
    }

    @Test
    void aClientThatDoesNotWaitUsesItsGridFromWhenThatIsThere() throws Exception {
        try (LockGrid client =
                LockGridClient.connect(config(Duration.ofSeconds(30)).withLazyStart())) {
            assertThat(client.health().status()).isEqualTo(Status.UNAVAILABLE);
            assertThat(client.health().reasons())
                    .containsExactly("this client is not connected to any of " + addresses + " yet");
            assertThat(client.isReady()).isFalse();
            CompletableFuture<Hold> early = client.lock("a").acquireAsync();

            startMembers("default");

            try (Hold hold = early.get(SOON.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(hold.isHeld()).isTrue();
                assertThat(members.get(0).lock("a").tryAcquire()).isEmpty();
            }
            await().atMost(SOON).until(() -> client.health().status() == Status.HEALTHY);
            assertThat(client.isReady()).isTrue();
            assertThat(client.admin().sessions()).anyMatch(session -> session.kind() == SessionKind.CLIENT);
        }
    }

    @Test
    void aCallFailsInWordsWhileThereIsNoGrid() {
        try (LockGrid client =
                LockGridClient.connect(config(Duration.ofMillis(300)).withLazyStart())) {
            assertThatThrownBy(() -> client.lock("a").tryAcquire())
                    .isInstanceOf(GridUnavailableException.class)
                    .hasMessageContaining("this client is not connected to any of " + addresses + " yet");
        }
    }

    @Test
    void aGridWhoseGroupsBeginOtherwiseIsNotUsed() {
        try (LockGrid client =
                LockGridClient.connect(config(Duration.ofMillis(300)).withLazyStart())) {
            startMembers("orders", "default");

            await().atMost(SOON)
                    .until(() -> client.health().reasons().get(0).startsWith("the groups of the grid are [orders,"));
            assertThatThrownBy(() -> client.lock("a").acquire())
                    .isInstanceOf(GridUnavailableException.class)
                    .hasMessageContaining("set groups as the members have it");
        }
    }
}
