package io.lockgrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.internal.config.Sources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockGridClientConfigTest {

    @TempDir
    Path folder;

    private LockGridClientConfig load(Map<String, String> environment) {
        ClassLoader nothing = new URLClassLoader(new URL[0], null);
        return LockGridClientConfig.load(new Sources(Optional.empty(), environment, Map.of(), folder, nothing));
    }

    private LockGridClientConfig read(String yaml) throws IOException {
        Files.writeString(folder.resolve("lockgrid.yaml"), yaml);
        return load(Map.of());
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        LockGridClientConfig config = LockGridClientConfig.defaults();

        assertThat(config.clusterName()).isEqualTo("lockgrid");
        assertThat(config.members()).containsExactly("127.0.0.1:5701");
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.session()).isEmpty();
        assertThat(config.labelLength()).isEqualTo(256);
    }

    @Test
    void withoutAnySourceTheDefaultsHold() {
        assertThat(load(Map.of())).isEqualTo(LockGridClientConfig.defaults());
    }

    @Test
    void theDefaultNameTellsTheProcess() {
        assertThat(LockGridClientConfig.defaults().name())
                .endsWith("-" + ProcessHandle.current().pid());
    }

    @Test
    void everyKeyForClientsIsRead() throws IOException {
        LockGridClientConfig config = read("""
                lockgrid:
                  cluster-name: orders
                  client: { members: [a, "[::1]:5702"], name: batch }
                  call-timeout: 3s
                  drain: 20s
                  session: { time-to-live: 30s, heartbeat: 5s }
                  limits: { label-length: 64 }
                """);

        assertThat(config)
                .isEqualTo(LockGridClientConfig.defaults()
                        .withClusterName("orders")
                        .withMembers("a:5701", "[::1]:5702")
                        .withName("batch")
                        .withCallTimeout(Duration.ofSeconds(3))
                        .withDrain(Duration.ofSeconds(20))
                        .withSession(Duration.ofSeconds(30), Duration.ofSeconds(5))
                        .withLabelLength(64))
                .isNotEqualTo(LockGridClientConfig.defaults());
    }

    @Test
    void aFileForNodesIsReadByClientsToo() throws IOException {
        LockGridClientConfig config = read("""
                lockgrid:
                  seats: 5
                  port: 5801
                  discovery: { mode: multicast, group: 224.2.2.4 }
                  locks: [{ name: "a/*", max-hold: 1m }]
                """);

        assertThat(config).isEqualTo(LockGridClientConfig.defaults());
    }

    @Test
    void aBadValueForNodesIsRefusedByClientsToo() {
        assertThatThrownBy(() -> read("lockgrid:\n  seats: 4\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lockgrid.yaml, line 2: seats is '4'; allowed: 3, 5 or 7");
    }

    @Test
    void membersComeFromTheEnvironment() {
        assertThat(load(Map.of("LOCKGRID_CLIENT_MEMBERS", "a:1,b:2")).members()).containsExactly("a:1", "b:2");
    }

    @Test
    void aHeartbeatThatIsTooSlowIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("lockgrid:\n  session:\n    heartbeat: 6s\n"))
                .hasMessage("lockgrid.yaml, line 3: session.heartbeat is '6s'; allowed: at most a third of "
                        + "session.time-to-live, which is '15s'");
    }

    @Test
    void aFileGivenByPathIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "lockgrid: { client: { name: mine } }");

        assertThat(LockGridClientConfig.load(file).name()).isEqualTo("mine");
    }

    @Test
    void aWitherRefusesLikeTheFile() {
        LockGridClientConfig config = LockGridClientConfig.defaults();

        assertThatThrownBy(() -> config.withMembers("a:b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("client.members is 'a:b'; allowed: HOST:PORT such as");
        assertThatThrownBy(config::withMembers).hasMessageStartingWith("client.members has 0 items");
        assertThatThrownBy(() -> config.withClusterName("")).hasMessageStartingWith("cluster-name is ''");
        assertThatThrownBy(() -> config.withName(" ")).hasMessageStartingWith("client.name is ' '");
        assertThatThrownBy(() -> config.withCallTimeout(Duration.ZERO)).hasMessageStartingWith("call-timeout is '0s'");
        assertThatThrownBy(() -> config.withDrain(Duration.ofDays(2))).hasMessageStartingWith("drain is '2d'");
        assertThatThrownBy(() -> config.withLabelLength(1)).hasMessageStartingWith("limits.label-length is '1'");
        assertThatThrownBy(() -> config.withSession(Duration.ofSeconds(9), Duration.ofSeconds(4)))
                .hasMessageStartingWith("session.heartbeat is '4s'");
    }

    @Test
    void aWitherLeavesTheOriginalAlone() {
        LockGridClientConfig config = LockGridClientConfig.defaults();
        LockGridClientConfig changed = config.withName("batch");

        assertThat(changed.name()).isEqualTo("batch");
        assertThat(config).isEqualTo(LockGridClientConfig.defaults()).isNotEqualTo(changed);
        assertThat(changed).hasSameHashCodeAs(config.withName("batch"));
    }

    @Test
    void aProgramHandsInTheKeysOfTheFileAndNothingElseIsRead() {
        LockGridClientConfig config = LockGridClientConfig.of(Map.of(
                "client.members[0]", "a",
                "client.members[1]", "b:5702",
                "client.name", "billing",
                "drain", "0",
                "seats", "5"));

        assertThat(config)
                .isEqualTo(LockGridClientConfig.defaults()
                        .withMembers("a:5701", "b:5702")
                        .withName("billing")
                        .withDrain(Duration.ZERO));
        assertThatThrownBy(() -> LockGridClientConfig.of(Map.of("session.heartbeat", "14s")))
                .hasMessageStartingWith("configuration handed in: session.heartbeat is '14s'; allowed: ");
    }
}
