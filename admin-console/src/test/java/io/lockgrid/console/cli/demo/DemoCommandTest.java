package io.lockgrid.console.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.console.Patience;
import io.lockgrid.console.cli.Answer;
import io.lockgrid.console.cli.RealProcess;
import io.lockgrid.console.security.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user starts it, in a process of its own with three members below it. */
@Tag("process")
class DemoCommandTest {

    private static final Duration SOON = Patience.LONG;
    private static final Pattern PROCESS = Pattern.compile("member-\\d .* process (\\d+)");
    private static final Pattern LOGS = Pattern.compile("logs in (\\S+)");
    private static final Pattern ACQUIRED = Pattern.compile("(\\d+) times a lock was acquired");

    @TempDir
    private Path folder;

    @Test
    @Tag("thorough")
    void itShowsLocksWithHoldersAndWaitersAndEndsByItself() throws Exception {
        try (RealProcess demo = demo("--seconds", "4")) {
            Answer answer = demo.answer();

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.err()).isEmpty();
            assertThat(answer.out())
                    .contains("NAME", "HOLDER", "AGE", "FENCE", "WAITERS", "reports/nightly", "orders/", "worker-");
            assertThat(members(demo)).hasSize(3).noneMatch(DemoCommandTest::isAlive);
            assertThat(logs(demo)).doesNotExist();
        }
    }

    @Test
    @Tag("thorough")
    void theConsoleAnswersWhereItSaysAndTakesThePasswordThatItTells() throws Exception {
        try (RealProcess demo = demo()) {
            demo.awaitOut("sign in as admin with password ");
            demo.awaitOut("reports/nightly");
            URI address = URI.create(found(demo, "Open the console: +(\\S+)"));

            Browser admin = Browser.signedIn(address, "admin", found(demo, "with password (\\S+)"));
            assertThat(admin.get("/").statusCode()).isEqualTo(200);
            assertThat(admin.get("/api/v1/locks").body()).contains("orders/");
            assertThat(admin.get("/history").body()).doesNotContain("--data");

            demo.signal("INT");
            demo.answer();
            assertThat(folder.toFile().list((at, name) -> name.startsWith("lockgrid-demo-")))
                    .isEmpty();
        }
    }

    private static String found(RealProcess demo, String pattern) {
        return Pattern.compile(pattern)
                .matcher(demo.out())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("thorough")
    void locksGoOnWhenAMemberIsKilledAndCtrlCStopsTheRest() throws Exception {
        try (RealProcess demo = demo()) {
            demo.awaitOut("reports/nightly");
            ProcessHandle.of(members(demo).get(0)).orElseThrow().destroyForcibly();

            demo.awaitOut("member-1 died");
            long before = acquired(demo);
            await().atMost(SOON).until(() -> acquired(demo) > before + 3);

            demo.signal("INT");
            demo.answer();
            assertThat(members(demo)).hasSize(3).noneMatch(DemoCommandTest::isAlive);
        }
    }

    @Test
    @Tag("thorough")
    void aDemoThatIsKilledLeavesNoMemberBehind() throws Exception {
        try (RealProcess demo = demo()) {
            await().atMost(SOON).until(() -> members(demo).size() == 3);
            List<Long> members = members(demo);
            assertThat(members).allMatch(DemoCommandTest::isAlive);

            demo.process().destroyForcibly();

            await().atMost(SOON).until(() -> members.stream().noneMatch(DemoCommandTest::isAlive));
        }
    }

    private RealProcess demo(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return RealProcess.startWithDefaultSignals(folder, Map.of(), arguments);
    }

    private static List<Long> members(RealProcess demo) {
        return PROCESS.matcher(demo.out())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .distinct()
                .toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Path logs(RealProcess demo) {
        return LOGS.matcher(demo.out())
                .results()
                .map(found -> Path.of(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static long acquired(RealProcess demo) {
        return ACQUIRED.matcher(demo.out())
                .results()
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.split(" ", 2)[0]))
                .max()
                .orElse(0);
    }
}
