package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a member that cannot start says so: it is a process of its own, and it ends. */
@Tag("process")
class NodeCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsOneLineAndTheMemberEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RealProcess node = node("--port", Integer.toString(taken.getLocalPort()))) {
            Answer answer = node.answer();

            assertThat(answer.exitCode()).isNotZero();
            assertThat(ownLines(answer)).contains(Integer.toString(taken.getLocalPort()));
            assertThat(ownLines(answer).lines()).hasSize(1);
            assertThat(answer.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws Exception {
        Path file = folder.resolve("lockgrid.yaml");
        Files.writeString(file, "lockgrid:\n  seets: 3\n");
        try (RealProcess node = node()) {
            Answer answer = node.answer();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(answer.errorLines()).singleElement().asString().contains("lockgrid.yaml", "2", "seets", "seats");
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() throws Exception {
        try (RealProcess node = node("--port", "70000")) {
            Answer answer = node.answer();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(answer.errorLines()).singleElement().asString().contains("70000");
        }
    }

    @Test
    void aMemberThatWaitsForOthersStopsWhenItIsToldTo() throws Exception {
        int port = FreePorts.one();
        try (RealProcess node = node("--port", Integer.toString(port), "--members", "127.0.0.1:" + port)) {
            node.awaitOut("joined");
            node.signal("TERM");

            assertThat(node.answer().out()).contains("stopped");
        }
    }

    private RealProcess node(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "node";
        arguments[1] = "--stop-with-parent";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return RealProcess.start(folder, Map.of("LOCKGRID_STOP_TIMEOUT", "0s"), arguments);
    }

    /** Without what Hazelcast logs. */
    private static String ownLines(Answer answer) {
        return String.join(
                "\n",
                answer.errorLines().stream()
                        .filter(line -> line.startsWith("lockgrid: "))
                        .toList());
    }
}
