package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgrid.console.browser.Members;
import io.lockgrid.console.security.Browser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as a user starts it, in a process of its own. */
@Tag("process")
class ConsoleCommandTest {
    private static final String NO_GRID = "127.0.0.1:1";

    @TempDir
    private Path folder;

    private RealProcess console(String... options) {
        List<String> arguments = new ArrayList<>(List.of("console"));
        arguments.addAll(List.of(options));
        return RealProcess.start(folder, Map.of("XDG_STATE_HOME", folder.toString()), arguments.toArray(String[]::new));
    }

    private static String found(RealProcess process, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(process.out());
        assertThat(matcher.find()).as(process.out()).isTrue();
        return matcher.group(1);
    }

    @Test
    void itSaysWhereItIsAndServesUntilItIsToldToStop() throws Exception {
        try (Members members = new Members();
                RealProcess console = console(
                        "--connect",
                        String.join(",", members.clients().members()),
                        "--cluster-name",
                        members.clients().clusterName(),
                        "--port",
                        "0",
                        "--log",
                        "json")) {
            console.awaitOut("ready in ");
            URI address = URI.create(found(console, "console at (\\S+)"));
            Browser anybody = Browser.at(address);
            assertThat(anybody.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(anybody.get("/health/readiness").body()).contains("\"UP\"");
            assertThat(anybody.get("/prometheus").statusCode()).isEqualTo(401);

            Browser admin = Browser.signedIn(address, "admin", found(console, "password (\\S+);"));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(admin.get("/prometheus").body())
                            .containsPattern("lockgrid_console_grid_answers(\\{[^}]*})? 1\\.0")
                            .contains("lockgrid_failures_left{", "lockgrid_seats_missing{", "jvm_memory_used_bytes"));
            assertThat(metricsIn(admin.get("/prometheus").body()))
                    .containsAll(metricsIn(Files.readString(Path.of("..", "config", "metrics", "alerts.yml"))));
            assertThat(admin.get("/info").body()).contains("lockgrid-console", "version");
            Path history = Path.of(found(console, "history in (\\S+)"));
            assertThat(history).startsWith(folder);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                    .isEqualTo("rwx------");
            assertThat(folder.resolve("lockgrid/console")).isDirectory();

            console.signal("TERM");
            Answer answer = console.answer();
            assertThat(answer.exitCode()).isEqualTo(ExitCode.SIGNAL_BASE + 15);
            assertThat(answer.out()).endsWith("stopped" + System.lineSeparator());
            for (String line : answer.errorLines()) {
                JsonNode record = new ObjectMapper().readTree(line);
                assertThat(record.fieldNames()).toIterable().contains("at", "level", "logger", "message");
            }
        }
    }

    private static Set<String> metricsIn(String text) {
        Set<String> found = Pattern.compile("lockgrid_console_[a-z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    void aPortThatIsTakenIsOneLineThatSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RealProcess console = console("--connect", NO_GRID, "--port", Integer.toString(taken.getLocalPort()))) {
            Answer answer = console.answer();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(own(answer))
                    .containsExactly("lockgrid: port " + taken.getLocalPort()
                            + " is taken; nothing was started; name another with --port");
        }
    }

    @Test
    void whatIsConfiguredWronglyIsOneLineThatNamesIt() throws Exception {
        Path unknown = Files.writeString(folder.resolve("unknown.yaml"), "lockgrid: { console: { colour: red } }");
        Path torn = Files.writeString(folder.resolve("torn.yaml"), "lockgrid:\n  console: [\n");
        Path history = Files.writeString(
                folder.resolve("history.yaml"), "lockgrid: { console: { history: { retention: 1m } } }");
        Path noFile = folder.resolve("folder.yaml");
        Files.createDirectory(noFile);

        assertRefused("lockgrid.console.colour is not known", "--console-config", unknown.toString());
        assertRefused("torn.yaml is no YAML", "--console-config", torn.toString());
        assertRefused("lockgrid.console.history.retention '1m'", "--console-config", history.toString());
        assertRefused("folder.yaml cannot be read", "--console-config", noFile.toString());
        assertRefused("nowhere.yaml cannot be read", "--console-config", "nowhere.yaml");
        assertRefused("--port 70000 is not allowed", "--port", "70000");
        assertRefused("'xml' is not allowed", "--log", "xml");
    }

    private void assertRefused(String words, String... options) throws Exception {
        try (RealProcess console = console(options)) {
            Answer answer = console.answer();
            assertThat(answer.exitCode()).as(words).isEqualTo(ExitCode.USAGE);
            assertThat(own(answer)).singleElement().asString().contains(words, "nothing was");
        }
    }

    @Test
    void whereNoHistoryCanBeWrittenItSaysSoAndGoesOn() throws Exception {
        Files.writeString(folder.resolve("lockgrid"), "in the way");
        try (RealProcess console = console("--connect", NO_GRID, "--port", "0")) {
            console.awaitOut("ready in ");

            assertThat(console.out())
                    .contains("no history is kept: " + folder.resolve("lockgrid"), "name another folder with --data");
        }
    }

    @Test
    @Tag("thorough")
    void twoConsolesWithTheSameFolderBothServe() throws Exception {
        String data = folder.resolve("shared").toString();
        try (RealProcess first = console("--connect", NO_GRID, "--port", "0", "--data", data)) {
            first.awaitOut("ready in ");
            Awaitility.await().until(() -> Files.exists(Path.of(data, "history.mv.db")));
            try (RealProcess second = console("--connect", NO_GRID, "--port", "0", "--data", data)) {
                second.awaitOut("ready in ");

                Awaitility.await().until(() -> second.err().contains("another console keeps its history in " + data));
                assertThat(first.err()).doesNotContain("cannot be kept");
            }
        }
    }

    /** Without what is logged. */
    private static List<String> own(Answer answer) {
        return answer.errorLines().stream()
                .filter(line -> line.startsWith("lockgrid: "))
                .toList();
    }
}
