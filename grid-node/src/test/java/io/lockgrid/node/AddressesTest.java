package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where members listen and how they are found, as real processes. */
@Tag("process")
@Tag("thorough")
class AddressesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String cluster = "addresses-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        nodes.forEach(NodeProcess::close);
    }

    private NodeProcess start(List<String> flags, int port, List<String> members, String... settings) {
        List<String> all = new ArrayList<>(flags);
        all.add("-Xmx256m");
        NodeProcess node = NodeProcess.start(all, cluster, "node-" + (nodes.size() + 1), port, members, settings);
        nodes.add(node);
        return node;
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "127.0.0.2, 127.0.0.2",
        "::1, 0:0:0:0:0:0:0:1",
        "[::1], 0:0:0:0:0:0:0:1",
        "lo, 127.0.0.1"
    })
    void aMemberListensWhereItIsTold(String bind, String address) throws Exception {
        int port = Members.freePorts(1).get(0);
        NodeProcess node = start(List.of(), port, List.of("127.0.0.1:" + port), "bind=" + bind);

        assertThat(node.hear()).isEqualTo("started");
        assertThat(node.ask("address")).isEqualTo(address + " " + port);
        connect(address, port);
    }

    @Test
    void whatIsMeantForAnotherHazelcastOfTheProcessChangesNoMember() throws Exception {
        int port = Members.freePorts(1).get(0);
        NodeProcess node = start(
                List.of(
                        "-Dhazelcast.local.localAddress=127.0.0.2",
                        "-Dhazelcast.local.publicAddress=127.0.0.3:1",
                        "-Dhazelcast.socket.server.bind.any=true",
                        "-Dhazelcast.config=/no/such/file.yaml",
                        "-Dhazelcast.partition.count=7",
                        "-Dhz.cluster-name=another"),
                port,
                List.of("127.0.0.1:" + port));

        assertThat(node.hear()).isEqualTo("started");
        assertThat(node.ask("address")).isEqualTo("127.0.0.1 " + port);
        connect("127.0.0.1", port);
        assertThatThrownBy(() -> connect("127.0.0.2", port)).isInstanceOf(ConnectException.class);
        node.awaitLog("hazelcast.local.localAddress");
    }

    @Test
    void aGridLivesOnIpv6() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        List<String> members = ports.stream().map(port -> "[::1]:" + port).toList();
        ports.forEach(port -> start(List.of(), port, members, "bind=::1"));
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        try (LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(members)
                .withCallTimeout(PATIENCE))) {
            client.lock("a").acquire().release();

            assertThat(client.admin().groups().members())
                    .extracting(MemberInfo::address)
                    .containsExactlyInAnyOrderElementsOf(members);
        }
    }

    @Test
    void oneNameStandsForAllMembersAndIsLookedUpAnew() throws Exception {
        int port = Members.freePorts(1).get(0);
        List<String> here = List.of("127.0.0.11", "127.0.0.12", "127.0.0.13");
        names("127.0.0.99");
        List<String> flags = List.of(
                "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                "-Dsun.net.inetaddr.ttl=0",
                "-Dsun.net.inetaddr.negative.ttl=0");
        for (String address : here) {
            start(flags, port, List.of("grid.test:" + port), "bind=" + address, "call-timeout=10s");
        }
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }

        names("127.0.0.99", "127.0.0.11", "127.0.0.12", "127.0.0.13");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(nodes.get(0).ask("acquire a")).startsWith("granted"));
        assertThat(nodes.get(2).ask("client grid.test:" + port + " b")).isEqualTo("released");
        nodes.remove(0).kill();
        assertThat(nodes.get(1).ask("client grid.test:" + port + " b")).isEqualTo("released");
    }

    /** A dead address first, as a record that outlived its pod. */
    private void names(String... addresses) throws IOException {
        StringBuilder lines = new StringBuilder("127.0.0.1 localhost\n");
        for (String address : addresses) {
            lines.append(address).append(" grid.test\n");
        }
        Path written = Files.writeString(folder.resolve("written"), lines);
        Files.move(written, folder.resolve("hosts"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void connect(String address, int port) throws IOException {
        new Socket(InetAddress.getByName(address), port).close();
    }
}
