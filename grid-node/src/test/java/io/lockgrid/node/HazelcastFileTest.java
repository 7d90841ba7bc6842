package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.hazelcast.config.Config;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file that the key {@code hazelcast} names does, and what it may not do. */
class HazelcastFileTest {
    /** Those that docs/operating.md lists, each with another value than LockGrid's. */
    private static final Map<String, String> PROPERTIES = new TreeMap<>(Map.ofEntries(
            Map.entry("hazelcast.max.no.heartbeat.seconds", "20"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "2"),
            Map.entry("hazelcast.operation.call.timeout.millis", "15000"),
            Map.entry("hazelcast.wait.seconds.before.join", "1"),
            Map.entry("hazelcast.max.join.seconds", "200"),
            Map.entry("hazelcast.merge.first.run.delay.seconds", "11"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "6"),
            Map.entry("hazelcast.io.input.thread.count", "2"),
            Map.entry("hazelcast.io.output.thread.count", "2"),
            Map.entry("hazelcast.operation.response.thread.count", "1"),
            Map.entry("hazelcast.concurrent.window.ms", "10"),
            Map.entry("hazelcast.client.protocol.max.message.bytes", "2048"),
            Map.entry("hazelcast.logging.type", "jdk")));

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private GridNodeConfig config(String text) throws IOException {
        return GridNodeConfig.defaults().withPort(0).withHazelcast(write("hazelcast.yaml", text));
    }

    /** Nothing is left running by a start that is refused, nor by one that is not. */
    private void assertRefused(String text, String words) throws IOException {
        GridNodeConfig config = config(text);
        assertThatThrownBy(() -> GridNode.start(config).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .message()
                .startsWith(folder.resolve("hazelcast.yaml").toString());
    }

    private Path fileWithAllKnobs() throws IOException {
        StringBuilder text = new StringBuilder("""
                hazelcast:
                  metrics:
                    enabled: true
                  cp-subsystem:
                    raft-algorithm:
                      leader-election-timeout-in-millis: 800
                      leader-heartbeat-period-in-millis: 900
                      max-missed-leader-heartbeat-count: 6
                      commit-index-advance-count-to-snapshot: 1000
                  properties:
                """);
        PROPERTIES.forEach((name, value) ->
                text.append("    ").append(name).append(": ").append(value).append('\n'));
        return write("hazelcast.yaml", text.toString());
    }

    @Test
    void everyKnobThatIsDocumentedReachesTheEngineAndWhatIsWorseIsSaid() throws IOException {
        Path file = fileWithAllKnobs();
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = warningsOf(warnings);
        Logger logger = Logger.getLogger("io.lockgrid.node.engine.Tuning");
        logger.addHandler(handler);
        try (Members members = new Members(1, config -> config.withHazelcast(file))) {
            Config engine = members.engine(0).getConfig();
            RaftAlgorithmConfig raft = engine.getCPSubsystemConfig().getRaftAlgorithmConfig();
            assertSoftly(softly -> {
                PROPERTIES.forEach((name, value) ->
                        softly.assertThat(engine.getProperty(name)).as(name).isEqualTo(value));
                softly.assertThat(engine.getMetricsConfig().isEnabled()).isTrue();
                softly.assertThat(raft.getLeaderElectionTimeoutInMillis()).isEqualTo(800);
                softly.assertThat(raft.getLeaderHeartbeatPeriodInMillis()).isEqualTo(900);
                softly.assertThat(raft.getMaxMissedLeaderHeartbeatCount()).isEqualTo(6);
                softly.assertThat(raft.getCommitIndexAdvanceCountToSnapshot()).isEqualTo(1000);
            });
            assertThat(warnings)
                    .contains(
                            file
                                    + ", line 6: cp-subsystem.raft-algorithm.leader-election-timeout-in-millis is 800, where"
                                    + " LockGrid's own value is 500: new locks wait longer when a leader is gone",
                            file
                                    + ", line 18: hazelcast.max.no.heartbeat.seconds is 20, where LockGrid's own value is 10:"
                                    + " a member that has gone silent counts as gone later")
                    .noneMatch(line -> line.contains("commit-index-advance-count-to-snapshot"))
                    .noneMatch(line -> line.contains("hazelcast.max.join.seconds"));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    @Tag("thorough")
    void aGridWithEveryKnobLocks() throws Exception {
        Path file = fileWithAllKnobs();
        try (Members members = new Members(3, config -> config.withHazelcast(file))) {
            Hold hold = members.grid(0).lock("orders/1").acquire();

            assertThat(members.grid(1).lock("orders/1").tryAcquire()).isEmpty();
            hold.release();
        }
    }

    private static Handler warningsOf(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getMessage().substring(entry.getMessage().indexOf("] /") + 2));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void whatTheFileDoesNotSayStaysAsLockGridHasIt() throws IOException {
        write("more.yaml", "hazelcast: { properties: { hazelcast.heartbeat.interval.seconds: 2 } }");
        Path file = write("hazelcast.yaml", """
                # A file that was copied from Hazelcast's example: all ways to join are there, and off.
                hazelcast:
                  import: [ "%s" ]
                  cluster-name: lockgrid
                  network:
                    join:
                      auto-detection: { enabled: false }
                      multicast: { enabled: false, multicast-group: 224.2.2.3 }
                      tcp-ip: { enabled: false, member-list: [ 10.9.9.9 ] }
                    interfaces: { enabled: false, interfaces: [ 10.10.1.* ] }
                  advanced-network: { enabled: false }
                  cp-subsystem: { cp-member-count: 3, group-size: 3, cp-member-priority: 1 }
                  properties:
                    hazelcast.io.thread.count: 2
                """.formatted(folder.resolve("more.yaml")));
        try (Members members = new Members("lockgrid", 1, config -> config.withHazelcast(file))) {
            Config engine = members.engine(0).getConfig();

            assertSoftly(softly -> {
                softly.assertThat(engine.getProperty("hazelcast.heartbeat.interval.seconds"))
                        .isEqualTo("2");
                softly.assertThat(engine.getProperty("hazelcast.max.no.heartbeat.seconds"))
                        .isEqualTo("10");
                softly.assertThat(engine.getProperty("hazelcast.io.input.thread.count"))
                        .isNull();
                softly.assertThat(engine.getCPSubsystemConfig().getCPMemberPriority())
                        .isEqualTo(1);
                softly.assertThat(engine.getCPSubsystemConfig()
                                .getRaftAlgorithmConfig()
                                .getLeaderElectionTimeoutInMillis())
                        .isEqualTo(500);
                softly.assertThat(engine.getMetricsConfig().isEnabled()).isFalse();
                softly.assertThat(engine.getNetworkConfig().getInterfaces().isEnabled())
                        .isFalse();
                softly.assertThat(engine.getNetworkConfig()
                                .getJoin()
                                .getTcpIpConfig()
                                .getMembers())
                        .isEqualTo(members.addresses);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "hazelcast:\n"})
    void aFileThatSaysNothingChangesNothing(String text) throws IOException {
        try (LockGrid grid = GridNode.start(config(text))) {
            assertThat(grid.health()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster-name: other | cluster-name is 'other' | 'cluster-name' in lockgrid.yaml",
                "instance-name: one | instance-name is 'one' | 'node-name' in lockgrid.yaml",
                "member-attributes: { lockgrid.name: { value: x } } | lockgrid.name is set | another name",
                "network: { port: 5702 } | network.port is '5702' | 'port' in lockgrid.yaml",
                "network: { port: { auto-increment: true } } | network.port is set | 'port' in lockgrid.yaml",
                "network: { interfaces: { enabled: true, interfaces: [ 10.1.2.3 ] } } | network.interfaces.enabled is 'true' | 'bind'",
                "network: { member-address-provider: { enabled: true, class-name: X } } | network.member-address-provider.enabled | 'bind'",
                "advanced-network: { enabled: true } | advanced-network.enabled is 'true' | 'bind' and 'port' in lockgrid.yaml",
                "network: { join: { multicast: { enabled: true } } } | network.join.multicast.enabled is 'true' | 'discovery.mode'",
                "network: { join: { aws: { enabled: true } } } | network.join.aws.enabled is 'true' | which is 'tcp'",
                "network: { join: { gcp: { enabled: true } } } | network.join.gcp.enabled is 'true' | which is 'tcp'",
                "network: { join: { azure: { enabled: true } } } | network.join.azure.enabled is 'true' | which is 'tcp'",
                "network: { join: { eureka: { enabled: true } } } | network.join.eureka.enabled is 'true' | which is 'tcp'",
                "network: { join: { kubernetes: { enabled: true } } } | network.join.kubernetes.enabled | which is 'tcp'",
                "network: { join: { auto-detection: { enabled: true } } } | network.join.auto-detection.enabled | which is 'tcp'",
                "network: { join: { tcp-ip: { enabled: true, member-list: [ a ] } } } | network.join.tcp-ip.member-list | 'discovery'",
                "network: { join: { discovery-strategies: { discovery-strategies: [] } } } | discovery-strategies is set | 'tcp'",
                "network: { rest-api: { enabled: true } } | network.rest-api.enabled is 'true' | keeps this door closed",
                "cp-subsystem: { cp-member-count: 5 } | cp-subsystem.cp-member-count is '5' | 'seats' in lockgrid.yaml",
                "cp-subsystem: { cp-member-count: 0 } | cp-subsystem.cp-member-count is '0' | 'seats' in lockgrid.yaml",
                "cp-subsystem: { group-size: 5 } | cp-subsystem.group-size is '5' | 'seats' in lockgrid.yaml",
                "cp-subsystem: { missing-cp-member-auto-removal-seconds: 60 } | auto-removal-seconds is '60' | 'grace'",
                "properties: { hazelcast.socket.bind.any: true } | hazelcast.socket.bind.any is 'true' | 'bind'",
                "properties: { hazelcast.discovery.enabled: true } | hazelcast.discovery.enabled is 'true' | 'discovery.mode'",
                "properties: { hazelcast.phone.home.enabled: true } | hazelcast.phone.home.enabled | remove it",
                "properties: { hazelcast.raft.leadership.rebalance.period: 60 } | rebalance.period is '60' | remove it",
                "properties: { hazelcast.graceful.shutdown.max.wait: 600 } | shutdown.max.wait is '600' | 'stop-timeout'",
            })
    void whatLockGridHasToSetIsRefusedByNameWithItsLineAndWhatToSetInstead(String line, String what, String instead)
            throws IOException {
        assertRefused("hazelcast:\n  map: {}\n  " + line + "\n", "hazelcast.yaml, line 3: ");
        assertRefused("hazelcast:\n  map: {}\n  " + line + "\n", what);
        assertRefused("hazelcast:\n  map: {}\n  " + line + "\n", instead);
    }

    @Test
    void aKeyBesideHazelcastThatShouldBeBelowItIsRefusedWithItsLine() throws IOException {
        assertRefused(
                "hazelcast:\nproperties:\n  hazelcast.max.no.heartbeat.seconds: 20\n",
                "hazelcast.yaml, line 2: 'properties' is not below 'hazelcast:' and would have no effect; write");
        assertRefused("properties:\n  a: b\n", "hazelcast.yaml, line 1: 'properties' is not below 'hazelcast:'");
    }

    @Test
    void aKeyThatIsIndentedTooFarIsRefusedWithItsLine() throws IOException {
        assertRefused(
                "hazelcast:\n  network:\n    reuse-address: true\n    cp-subsystem:\n      group-size: 3\n",
                "hazelcast.yaml, line 4: Hazelcast knows no key 'cp-subsystem' below network; correct its name, or how far"
                        + " it is indented");
    }

    @Test
    void aValueThatHazelcastRefusesIsNamedWithItsLine() throws IOException {
        assertRefused(
                "hazelcast:\n  cp-subsystem:\n    raft-algorithm:\n      append-request-max-entry-count: many\n",
                "hazelcast.yaml, line 4: Hazelcast refuses"
                        + " cp-subsystem.raft-algorithm.append-request-max-entry-count: expected type: Integer");
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() throws IOException {
        assertRefused("hazelcast:\n  map: [\n", "hazelcast.yaml, line 3, column 1: not valid YAML: ");
        assertRefused("hazelcast:\n  map:\n\t  a: b\n", "hazelcast.yaml, line 3, column 1: not valid YAML: ");
        assertRefused("network\n", "hazelcast.yaml, line 1: the file has no keys here; write 'hazelcast:' at the top");
        assertRefused("hazelcast:\n  - map\n", "hazelcast.yaml, line 2: hazelcast has no keys here; write");
    }

    @Test
    void aPlaceholderWithoutAValueIsRefusedWithItsLine() throws IOException {
        assertRefused(
                "hazelcast:\n  properties:\n    hazelcast.max.no.heartbeat.seconds: ${lockgridtest.unset}\n",
                "hazelcast.yaml, line 3: ${lockgridtest.unset} stands for the system property 'lockgridtest.unset', which"
                        + " is not set (variables of the environment do not count there): start Java with"
                        + " -Dlockgridtest.unset=…, or write the value");
    }

    @Test
    void aPlaceholderStandsForItsSystemProperty() throws IOException {
        System.setProperty("lockgridtest.cluster", "other");
        try {
            assertRefused("hazelcast:\n  cluster-name: ${lockgridtest.cluster}\n", "cluster-name is 'other'");
        } finally {
            System.clearProperty("lockgridtest.cluster");
        }
    }

    @Test
    void xmlIsRefusedAsXml() throws IOException {
        assertRefused(
                "<?xml version=\"1.0\"?>\n<hazelcast/>\n",
                "hazelcast.yaml, line 1: this is XML, and the key 'hazelcast' takes a file of YAML");
    }

    @Test
    void aLogFrameworkThatIsNotThereIsRefusedWithItsLine() throws IOException {
        assertRefused(
                "hazelcast:\n  properties:\n    hazelcast.logging.type: log4j\n",
                "hazelcast.yaml, line 3: hazelcast.logging.type is 'log4j', which is not on the class path (no"
                        + " org.apache.log4j.Logger): add it to the application");
        assertRefused(
                "hazelcast:\n  properties:\n    hazelcast.logging.type: logback\n",
                "hazelcast.yaml, line 3: hazelcast.logging.type is 'logback'; allowed: jdk, log4j, log4j2, slf4j, none");
    }

    @Test
    void whatIsImportedIsHeldToTheSameAndNamed() throws IOException {
        write("more.yaml", "hazelcast:\n  advanced-network: { enabled: true }\n");
        GridNodeConfig config = config("hazelcast:\n  import:\n    - " + folder.resolve("more.yaml") + "\n");

        assertThatThrownBy(() -> GridNode.start(config).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("more.yaml") + ", line 2: advanced-network.enabled is 'true'");
        assertRefused(
                "hazelcast:\n  import: [ no-such.yaml ]\n", "line 2: import names 'no-such.yaml', which is neither");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedByName() {
        Path none = folder.resolve("none.yaml");

        assertThatThrownBy(() ->
                        GridNode.start(GridNodeConfig.defaults().withPort(0).withHazelcast(none)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hazelcast names the file " + none + ", which cannot be read");
    }
}
