package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask, against three real members. Each test has locks of its own names. */
@Tag("process")
class GridCommandsTest {

    private static RealGrid members;
    private static LockGrid client;

    @BeforeAll
    static void startTheGrid(@TempDir Path folder) {
        members = RealGrid.start(folder);
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withMembers(members.addresses().split(","))
                .withName("tester"));
    }

    @AfterAll
    static void stopTheGrid() {
        if (client != null) {
            client.close();
        }
        if (members != null) {
            members.close();
        }
    }

    @Test
    void lsListsAHeldLockWithItsHolder() throws Exception {
        try (Hold hold = client.lock("ls/a").withReason("because").acquire()) {
            Answer answer = ask("ls", "ls/");

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out().lines()).hasSize(2);
            assertThat(answer.out()).contains("ls/a", "held", "tester", "because", Long.toString(hold.fence()));
            assertThat(answer.err()).isEmpty();
        }
    }

    @Test
    void lsOfNothingSaysWhatWouldAppearAndHow() {
        Answer answer = ask("ls", "nothing/like/this");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("nothing/like/this").contains("lockgrid run");
        assertThat(json("ls", "nothing/like/this", "--json")).isEmpty();
    }

    @Test
    void lsInJsonIsAListOfLocks() throws Exception {
        try (Hold first = client.lock("json/a").acquire();
                Hold second = client.lock("json/b").acquire()) {
            JsonNode locks = json("ls", "json/", "--json");

            assertThat(locks.findValuesAsText("name")).containsExactly("json/a", "json/b");
            assertThat(locks.at("/0/fence").longValue()).isEqualTo(first.fence());
            assertThat(locks.at("/1/fence").longValue()).isEqualTo(second.fence());
            assertThat(locks.at("/0/state").textValue()).isEqualTo("HELD");
        }
    }

    @Test
    void lsSaysHowManyItDidNotList() throws Exception {
        try (Hold first = client.lock("many/a").acquire();
                Hold second = client.lock("many/b").acquire()) {
            assertThat(ask("ls", "many/", "--limit", "1").out())
                    .contains(first.lockName())
                    .doesNotContain(second.lockName())
                    .contains("and 1 more");
        }
    }

    @Test
    void showTellsTheHolderAndTheQueue() throws Exception {
        try (Hold hold = client.lock("show/a").withReason("because").acquire()) {
            CompletableFuture<Hold> waiter =
                    client.lock("show/a").withReason("me too").acquireAsync();
            await().until(() -> ask("show", "show/a").out().contains("me too"));

            JsonNode lock = json("show", "show/a", "--json");
            assertThat(lock.at("/fence").longValue()).isEqualTo(hold.fence());
            assertThat(lock.at("/holder/reason").textValue()).isEqualTo("because");
            assertThat(lock.at("/waiters/0/reason").textValue()).isEqualTo("me too");
            waiter.cancel(false);
        }
    }

    @Test
    void aLockThatNobodyHoldsIsShownAsFree() {
        Answer answer = ask("show", "show/free");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).startsWith("show/free is free");
        assertThat(json("show", "show/free", "--json").isNull()).isTrue();
    }

    @Test
    void sessionsListsWhatAClientHolds() throws Exception {
        try (Hold hold = client.lock("sessions/a").acquire()) {
            assertThat(ask("sessions").out()).contains("SESSION", "tester", "CLIENT");
            assertThat(json("sessions", "--json").findValues("lock"))
                    .extracting(JsonNode::textValue)
                    .contains(hold.lockName());
        }
    }

    @Test
    void releaseTakesTheHoldAwayAndTellsItsHolderWhoAndWhy() throws Exception {
        Hold hold = client.lock("release/a").acquire();

        Answer answer = release("release/a", hold.fence(), "--actor", "eve");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("released release/a");
        assertThat(hold.lost().toCompletableFuture().join()).isEqualTo(LockLoss.forced("eve", "stuck"));
    }

    @Test
    void releaseOfAnEarlierHoldIsRefusedAndTellsWhoHoldsNow() throws Exception {
        Hold earlier = client.lock("release/b").acquire();
        earlier.release();
        try (Hold now = client.lock("release/b").acquire()) {
            Answer answer = release("release/b", earlier.fence());

            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.errorLines())
                    .singleElement()
                    .asString()
                    .contains("nothing was released", "tester", Long.toString(now.fence()));
            assertThat(now.isHeld()).isTrue();
        }
    }

    @Test
    void releaseOfAFreeLockIsRefused() {
        Answer answer = release("release/c", 7);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.errorLines()).singleElement().asString().contains("nobody holds it now");
    }

    @Test
    void aGroupThatDoesNotExistIsRefused() {
        Answer answer = ask("show", "user/joe@example.com");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.errorLines()).singleElement().asString().contains("example.com");
    }

    @Test
    @Tag("thorough")
    void anotherClustersNameIsRefused() {
        Answer answer = ask("ls", "--cluster-name", "other");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(answer.errorLines()).singleElement().asString().contains("other");
    }

    @Test
    void aMemberThatIsNotThereIsUnavailable(@TempDir Path folder) throws IOException {
        String nobody = "127.0.0.1:" + FreePorts.one();
        Path impatient = Files.writeString(folder.resolve("lockgrid.yaml"), "lockgrid:\n  call-timeout: 1s\n");

        Answer answer = InProcess.lockgrid("ls", "--config", impatient.toString(), "--connect", nobody);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(answer.errorLines()).singleElement().asString().contains(nobody);
    }

    private static Answer release(String name, long fence, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("release", name, "--fence", Long.toString(fence), "--reason", "stuck"));
        arguments.addAll(Arrays.asList(more));
        return ask(arguments.toArray(String[]::new));
    }

    private static Answer ask(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--connect=" + members.addresses();
        return InProcess.lockgrid(all);
    }

    private static JsonNode json(String... arguments) {
        try {
            return new ObjectMapper().readTree(ask(arguments).out());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
