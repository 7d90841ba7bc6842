package io.lockgrid.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.cli.Answer;
import io.lockgrid.console.cli.ExitCode;
import io.lockgrid.console.cli.RealGrid;
import io.lockgrid.console.cli.RealProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockgrid run} in processes of its own, against three real members. */
@Tag("process")
class RunCommandTest {

    private static Path folder;
    private static RealGrid members;
    private static LockGrid client;

    @BeforeAll
    static void startTheGrid(@TempDir Path shared) {
        folder = shared;
        members = RealGrid.start(shared);
        client = LockGridClient.connect(
                LockGridClientConfig.defaults().withMembers(members.addresses().split(",")));
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
    void theCommandRunsUnderTheLockAndItsExitCodeIsTheAnswer() throws Exception {
        try (RealProcess run = run("a", List.of(), "sh", "-c", "echo $LOCKGRID_LOCK $LOCKGRID_FENCE; exit 7")) {
            Answer answer = run.answer();

            assertThat(answer.exitCode()).isEqualTo(7);
            assertThat(answer.out()).matches("a [1-9][0-9]*\\R");
            assertThat(answer.err()).isEmpty();
            assertThat(client.admin().lock("a")).as("given back at once").isEmpty();
        }
    }

    @Test
    void theLockIsHeldWithTheCommandAsItsReasonWhileItRuns() throws Exception {
        try (RealProcess run = run("b", List.of("--max-hold", "5m"), "sleep", "60")) {
            LockInfo lock = await().until(() -> client.admin().lock("b").orElse(null), found -> found != null);

            assertThat(lock.holder().reason()).isEqualTo("sleep 60");
            assertThat(lock.holder().maxHold()).hasMinutes(5);
            assertThat(run.process().isAlive()).isTrue();
        }
    }

    @Test
    void aLockThatIsNotToBeHadInTimeIsExitCode75AndTheCommandIsNotStarted() throws Exception {
        Path mark = folder.resolve("started");
        try (Hold hold = client.lock("c").acquire();
                RealProcess atOnce = run(hold.lockName(), List.of("--wait", "0s"), "touch", mark.toString());
                RealProcess later = run(hold.lockName(), List.of("--wait", "100ms"), "touch", mark.toString())) {
            for (RealProcess run : List.of(atOnce, later)) {
                Answer answer = run.answer();
                assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_IN_TIME);
                assertThat(answer.errorLines()).singleElement().asString().contains("lockgrid show c");
            }
        }
        assertThat(mark).doesNotExist();
    }

    @Test
    void theCommandsArgumentsReachItAsTheyAre() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "what it says");
        try (RealProcess run = run("args", List.of(), "printf", "%s|", "@" + file, "", "--", "-h", "$HOME", "'\\")) {
            assertThat(run.answer().out()).isEqualTo("@" + file + "||--|-h|$HOME|'\\|");
        }
    }

    @Test
    void aCommandThatDoesNotExistIsExitCode127AndTheLockIsGivenBack() throws Exception {
        try (RealProcess run = run("d", List.of(), "no-such-command")) {
            Answer answer = run.answer();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(answer.errorLines()).singleElement().asString().contains("no-such-command: command not found");
            assertThat(client.admin().lock("d")).isEmpty();
        }
    }

    @Test
    void aLostLockEndsTheCommandAndAllThatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        String script = "sleep 300 & echo $! > " + pid + "; trap '' TERM; wait; wait";
        try (RealProcess run = run("e", List.of(), "sh", "-c", script)) {
            await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
            ProcessHandle grandchild = ProcessHandle.of(
                            Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            LockInfo lock = client.admin().lock("e").orElseThrow();

            client.admin().forceRelease("e", lock.fence(), "eve", "stuck");

            Answer answer = run.answer();
            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCK_LOST);
            assertThat(answer.errorLines()).singleElement().asString().contains("was terminated", "eve", "stuck");
            assertThat(grandchild.isAlive()).isFalse();
        }
    }

    @Test
    void anEndedMaxHoldIsALostLock() throws Exception {
        try (RealProcess run = run("f", List.of("--max-hold", "500ms"), "sleep", "300")) {
            Answer answer = run.answer();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCK_LOST);
            assertThat(answer.errorLines()).singleElement().asString().contains("max hold");
        }
    }

    @Test
    void signalsArePassedOnAndTheLockIsGivenBack() throws Exception {
        for (String signal : List.of("INT", "TERM", "HUP")) {
            String script = "trap 'echo caught; exit 9' " + signal + "; echo running; while :; do sleep 0.05; done";
            try (RealProcess run =
                    RealProcess.startInOwnSession(folder, Map.of(), arguments("g", List.of(), "sh", "-c", script))) {
                run.awaitOut("running");
                run.signal(signal);

                Answer answer = run.answer();
                assertThat(answer.out()).as(signal).contains("caught");
                assertThat(answer.exitCode()).as(signal).isEqualTo(9);
                assertThat(client.admin().lock("g")).as(signal).isEmpty();
            }
        }
    }

    @Test
    void whatItWasStartedToIgnoreIsNotPassedOn() throws Exception {
        String script = "echo running; while [ ! -e end ]; do sleep 0.05; done; exit 9";
        List<String> nohup = List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");
        try (RealProcess run =
                RealProcess.startBy(nohup, folder, Map.of(), arguments("i", List.of(), "sh", "-c", script))) {
            run.awaitOut("running");
            run.signal("INT");
            run.signal("HUP");
            Files.createFile(folder.resolve("end"));

            assertThat(run.answer().exitCode()).isEqualTo(9);
        }
    }

    @Test
    void aSignalWhileWaitingLeavesTheQueue() throws Exception {
        try (Hold hold = client.lock("h").acquire();
                RealProcess run = run(hold.lockName(), List.of(), "true")) {
            await().until(() -> client.admin().lock("h").orElseThrow().waiterCount() == 1);
            run.signal("TERM");

            assertThat(run.answer().exitCode()).isEqualTo(143);
            assertThat(client.admin().lock("h").orElseThrow().waiterCount()).isZero();
        }
    }

    @Test
    void theCommandAndWhatItStartedEndWithAGuardThatIsKilled() throws Exception {
        Path pids = folder.resolve("pids");
        String script = "sleep 301 & echo $! >> pids; env -i sleep 302 & echo $! >> pids;"
                + " (setsid sleep 303 & echo $! >> pids); echo $$ >> pids; echo running; wait";
        try (RealProcess run = run("j", List.of(), "sh", "-c", script)) {
            run.awaitOut("running");
            List<ProcessHandle> started = Files.readAllLines(pids).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            assertThat(started).hasSize(4).allMatch(ProcessHandle::isAlive);

            run.signal("KILL");

            await().atMost(Duration.ofSeconds(30)).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void whatTheCommandLeavesBehindByItselfIsLeftAlone() throws Exception {
        String script = "setsid sleep 304 >/dev/null 2>&1 & echo $!";
        try (RealProcess run = run("k", List.of(), "sh", "-c", script)) {
            Answer answer = run.answer();
            ProcessHandle left =
                    ProcessHandle.of(Long.parseLong(answer.out().strip())).orElseThrow();

            assertThat(answer.exitCode()).isZero();
            await().until(() -> !watchdogIsThereFor("k"));
            assertThat(left.isAlive()).isTrue();
            left.destroyForcibly();
        }
    }

    private static boolean watchdogIsThereFor(String lock) {
        return ProcessHandle.allProcesses()
                .map(process -> Arrays.asList(process.info().arguments().orElse(new String[0])))
                .anyMatch(arguments -> arguments.contains("lockgrid-watchdog") && arguments.contains(lock));
    }

    @Test
    @Tag("thorough")
    void aSignalWhileItConnectsEndsItAsAShellWould() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 5; i++) {
                try (RealProcess run = RealProcess.startWithDefaultSignals(
                        folder,
                        Map.of(),
                        "run",
                        "l",
                        "--connect",
                        "127.0.0.1:" + silent.getLocalPort(),
                        "--",
                        "true")) {
                    silent.accept().close(); // from now on it connects
                    run.signal(i % 2 == 0 ? "TERM" : "INT");

                    Answer answer = run.answer();
                    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(i % 2 == 0 ? 143 : 130);
                }
            }
        }
    }

    private static RealProcess run(String lock, List<String> options, String... command) {
        return RealProcess.start(folder, Map.of(), arguments(lock, options, command));
    }

    private static String[] arguments(String lock, List<String> options, String... command) {
        List<String> arguments = new ArrayList<>(List.of("run", lock, "--connect", members.addresses()));
        arguments.addAll(options);
        arguments.add("--");
        arguments.addAll(Arrays.asList(command));
        return arguments.toArray(String[]::new);
    }
}
