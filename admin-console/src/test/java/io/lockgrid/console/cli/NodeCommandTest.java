package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.console.FreePorts;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member says of its start, and of why it cannot: it is a process of its own, and it ends. */
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
    void aMemberSaysTheAddressThatItTook() throws Exception {
        int port = FreePorts.one();
        try (RealProcess node =
                node("--bind", "localhost", "--port", Integer.toString(port), "--members", "localhost:" + port)) {
            node.awaitOut("joined");

            assertThat(node.out()).contains("listening on 127.0.0.1:" + port + " (bind: localhost)");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineWithThoseOfThisOne() throws Exception {
        try (RealProcess node = node("--bind", "192.0.2.77")) {
            Answer answer = node.answer();

            assertThat(answer.exitCode()).isNotZero();
            assertThat(ownLines(answer).lines()).hasSize(1);
            assertThat(ownLines(answer)).contains("192.0.2.77", "no address of this machine", "127.0.0.1 (");
        }
    }

    @Test
    @Tag("thorough")
    void aGridOnIpv6IsAskedByItsAddresses() throws Exception {
        assumeThat(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")))
                .isNotNull();
        try (RealGrid grid = RealGrid.start(folder, "[::1]");
                LockGrid client = LockGridClient.connect(grid.clients());
                Hold hold = client.lock("ipv6/a").acquire()) {
            Answer answer = InProcess.lockgrid("ls", "ipv6/", "--connect=" + grid.addresses());

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).contains(hold.lockName());
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
