package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.internal.config.Sources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridNodeConfigTest {

    private static final GridNodeConfig DEFAULTS = GridNodeConfig.defaults();

    @TempDir
    Path folder;

    private GridNodeConfig load(Map<String, String> environment) {
        ClassLoader nothing = new URLClassLoader(new URL[0], null);
        return GridNodeConfig.load(new Sources(Optional.empty(), environment, Map.of(), folder, nothing));
    }

    private GridNodeConfig read(String yaml) throws IOException {
        Files.writeString(folder.resolve("lockgrid.yaml"), yaml);
        return load(Map.of());
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        assertThat(DEFAULTS.mode()).isEqualTo(GridMode.GRID);
        assertThat(DEFAULTS.clusterName()).isEqualTo("lockgrid");
        assertThat(DEFAULTS.nodeName()).isEmpty();
        assertThat(DEFAULTS.seats()).isEqualTo(3);
        assertThat(DEFAULTS.founders()).isEqualTo(new Founders.Count(3));
        assertThat(DEFAULTS.bind()).isEqualTo("127.0.0.1");
        assertThat(DEFAULTS.port()).isEqualTo(5701);
        assertThat(DEFAULTS.discovery().mode()).isEqualTo(DiscoveryMode.TCP);
        assertThat(DEFAULTS.discovery().members())
                .containsExactly("127.0.0.1:5701", "127.0.0.1:5702", "127.0.0.1:5703");
        assertThat(DEFAULTS.groups()).containsExactly("default");
        assertThat(DEFAULTS.session().timeToLive()).isEqualTo(Duration.ofSeconds(15));
        assertThat(DEFAULTS.session().heartbeat()).isEqualTo(Duration.ofSeconds(3));
        assertThat(DEFAULTS.callTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(DEFAULTS.drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(DEFAULTS.stopTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(DEFAULTS.grace()).isEqualTo(Duration.ofSeconds(60));
        assertThat(DEFAULTS.onMajorityLoss()).isEqualTo(new OnMajorityLoss.Wait());
        assertThat(DEFAULTS.limits())
                .isEqualTo(new Limits(
                        10_000, 100_000, 100_000, 100, Duration.ofMinutes(5), 131_072, 256, 1000, 10_000, 200_000));
        assertThat(DEFAULTS.locks().asList()).isEmpty();
        assertThat(DEFAULTS.clients()).isEqualTo(Clients.LOCKS);
        assertThat(DEFAULTS.hazelcast()).isEmpty();
    }

    @Test
    void withoutAnySourceTheDefaultsHold() {
        assertThat(load(Map.of())).isEqualTo(DEFAULTS).hasSameHashCodeAs(DEFAULTS);
    }

    @Test
    void everyKeyForNodesIsRead() throws IOException {
        Files.createFile(folder.resolve("hz.yaml"));

        GridNodeConfig config = read("""
                lockgrid:
                  mode: local
                  cluster-name: orders
                  node-name: app-1
                  seats: 5
                  founders: [a, "b:5702", c, d, e]
                  bind: 10.1.2.3
                  port: 5801
                  discovery: { mode: tcp, members: [a, b] }
                  groups: [main, reports]
                  session: { time-to-live: 30s, heartbeat: 5s }
                  call-timeout: 3s
                  drain: 20s
                  stop-timeout: 0
                  grace: 2m
                  on-majority-loss: restart-table after 5m
                  limits: { waiters-per-lock: 1, holds-per-session: 2, sessions: 6, sessions-per-client: 7, session-time-to-live: 9m, batch-bytes: 200000, label-length: 30, audit-entries: 4, history-events: 5, answer-rows: 8000 }
                  locks:
                    - name: "reports/*"
                      max-hold: 10m
                      lock-delay: 5s
                      max-waiters: 1000
                    - name: "*"
                  access:
                    - who: ["billing-*"]
                      may: [lock, look]
                      names: ["billing/*"]
                    - { who: [ops], may: [operate] }
                  clients: everything
                  hazelcast: hz.yaml
                  client: { members: [x], name: batch }
                """);

        assertThat(config)
                .isEqualTo(DEFAULTS.withMode(GridMode.LOCAL)
                        .withClusterName("orders")
                        .withNodeName("app-1")
                        .withFounders(new Founders.Named(List.of("a:5701", "b:5702", "c:5701", "d:5701", "e:5701")))
                        .withSeats(5)
                        .withBind("10.1.2.3")
                        .withPort(5801)
                        .withMembers("a:5701", "b:5701")
                        .withGroups("main", "reports")
                        .withSession(Duration.ofSeconds(30), Duration.ofSeconds(5))
                        .withCallTimeout(Duration.ofSeconds(3))
                        .withDrain(Duration.ofSeconds(20))
                        .withStopTimeout(Duration.ZERO)
                        .withGrace(Duration.ofMinutes(2))
                        .withOnMajorityLoss(new OnMajorityLoss.RestartTable(Duration.ofMinutes(5)))
                        .withLimits(new Limits(1, 2, 6, 7, Duration.ofMinutes(9), 200_000, 30, 4, 5, 8_000))
                        .withLocks(List.of(
                                new LockRule("reports/*", Duration.ofMinutes(10), Duration.ofSeconds(5), 1000),
                                new LockRule("*", null, null, null)))
                        .withAccess(List.of(
                                new AccessRule(
                                        List.of("billing-*"), Set.of(Right.LOCK, Right.LOOK), List.of("billing/*")),
                                new AccessRule(List.of("ops"), Set.of(Right.OPERATE), AccessRule.ALL_NAMES)))
                        .withClients(Clients.EVERYTHING)
                        .withHazelcast(folder.resolve("hz.yaml")))
                .isNotEqualTo(DEFAULTS);
    }

    @Test
    void whatClientsMayAskIsReadFromTheEnvironmentToo() {
        assertThat(load(Map.of("LOCKGRID_CLIENTS", "everything")).clients()).isEqualTo(Clients.EVERYTHING);
        assertThatThrownBy(() -> load(Map.of("LOCKGRID_CLIENTS", "maps")))
                .hasMessageContaining("LOCKGRID_CLIENTS")
                .hasMessageContaining("clients is 'maps'; allowed: locks, everything");
    }

    @Test
    void everyWayOfDiscoveryIsRead() throws IOException {
        assertThat(read("lockgrid: { discovery: { mode: multicast, group: 230.1.2.3, port: 999 } }"))
                .isEqualTo(DEFAULTS.withMulticast("230.1.2.3", 999));
        assertThat(read("lockgrid: { discovery: { mode: auto } }"))
                .isEqualTo(DEFAULTS.withDiscoveryMode(DiscoveryMode.AUTO));
        assertThat(
                        read(
                                "lockgrid: { discovery: { mode: kubernetes, namespace: n, service-name: s, service-port: 7 } }"))
                .isEqualTo(DEFAULTS.withDiscovery(DiscoveryConfig.DEFAULT
                        .withMode(DiscoveryMode.KUBERNETES)
                        .withKubernetes(new DiscoveryConfig.Kubernetes("n", "s", null, 7))));
    }

    @Test
    void aServiceByNameAndByDnsTogetherIsRefused() {
        assertThatThrownBy(() -> read("lockgrid:\n  discovery:\n    service-name: s\n    service-dns: s.svc\n"))
                .hasMessage("lockgrid.yaml, line 4: discovery.service-dns is 's.svc' and discovery.service-name is "
                        + "'s'; allowed: one of the two");
    }

    @Test
    void foundersAreAsManyAsSeatsByDefault() {
        assertThat(DEFAULTS.withSeats(7).founders()).isEqualTo(new Founders.Count(7));
        assertThat(load(Map.of("LOCKGRID_SEATS", "5")).founders()).isEqualTo(new Founders.Count(5));
    }

    @Test
    void fewerFoundersThanSeatsAreRefused() {
        assertThatThrownBy(() -> read("lockgrid:\n  seats: 5\n  founders: 3\n"))
                .hasMessage("lockgrid.yaml, line 3: founders are 3; allowed: at least as many as seats, which are 5");
        assertThatThrownBy(() -> load(Map.of("LOCKGRID_FOUNDERS", "a,b", "LOCKGRID_CONFIG", none())))
                .hasMessage("environment variable LOCKGRID_FOUNDERS: founders are 2; allowed: at least as many as "
                        + "seats, which are 3. A name"
                        + " counts once: where it stands for many, write how many there are");
        assertThatThrownBy(() -> DEFAULTS.withFounders(3).withSeats(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("founders are 3; allowed: at least as many as seats, which are 5");
        assertThat(DEFAULTS.withFounders(5).withSeats(5).seats()).isEqualTo(5);
    }

    private String none() throws IOException {
        return Files.writeString(folder.resolve("none.yaml"), "lockgrid: {}").toString();
    }

    @Test
    void aHeartbeatThatIsTooSlowIsRefusedWithThePlaceOfWhatWasSet() {
        assertThatThrownBy(() -> load(Map.of("LOCKGRID_SESSION_TIME_TO_LIVE", "6s")))
                .hasMessage("environment variable LOCKGRID_SESSION_TIME_TO_LIVE: session.heartbeat is '3s'; allowed: "
                        + "at most a third of session.time-to-live, which is '6s'");
        assertThat(DEFAULTS.withSession(Duration.ofSeconds(9), Duration.ofSeconds(3))
                        .session()
                        .heartbeat())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aWitherRefusesLikeTheFile() {
        assertRefused(() -> DEFAULTS.withSeats(4), "seats is '4'; allowed: 3, 5 or 7");
        assertRefused(() -> DEFAULTS.withFounders(2), "founders is '2'; allowed: ");
        assertRefused(() -> DEFAULTS.withPort(-1), "port is '-1'; allowed: a whole number from 0 to 65535");
        assertRefused(() -> DEFAULTS.withBind("a:1"), "bind is 'a:1'; allowed: ");
        assertRefused(() -> DEFAULTS.withMembers("a:b"), "discovery.members is 'a:b'; allowed: ");
        assertRefused(() -> DEFAULTS.withMulticast("10.1.1.1", 1), "discovery.group is '10.1.1.1'; allowed: ");
        assertRefused(() -> DEFAULTS.withMulticast("224.2.2.3", 0), "discovery.port is '0'; allowed: ");
        assertRefused(() -> DEFAULTS.withGroups("METADATA"), "groups is 'METADATA'; allowed: ");
        assertRefused(DEFAULTS::withGroups, "groups has 0 items; allowed: ");
        assertRefused(() -> DEFAULTS.withNodeName(""), "node-name is ''; allowed: ");
        assertRefused(() -> DEFAULTS.withCallTimeout(Duration.ZERO), "call-timeout is '0s'; allowed: 100ms to 1h");
        assertRefused(() -> DEFAULTS.withDrain(Duration.ofSeconds(-1)), "drain is 'PT-1S'; allowed: 0s to 1d");
        assertRefused(() -> DEFAULTS.withStopTimeout(Duration.ofDays(2)), "stop-timeout is '2d'; allowed: 0s to 1d");
        assertRefused(() -> DEFAULTS.withGrace(Duration.ZERO), "grace is '0s'; allowed: 1s to 1d");
        assertRefused(
                () -> new OnMajorityLoss.RestartTable(Duration.ZERO), "on-majority-loss is 'restart-table after 0s'");
        assertRefused(() -> Limits.DEFAULT.withHoldsPerSession(0), "limits.holds-per-session is '0'; allowed: ");
        assertRefused(
                () -> Limits.DEFAULT.withSessionTimeToLive(Duration.ofSeconds(1)),
                "limits.session-time-to-live is '1s'; allowed: 2s to 1d");
        assertRefused(() -> Limits.DEFAULT.withBatchBytes(9), "limits.batch-bytes is '9'; allowed: ");
        assertRefused(() -> Limits.DEFAULT.withAnswerRows(9), "limits.answer-rows is '9'; allowed: ");
        assertRefused(() -> Limits.DEFAULT.withSessions(0), "limits.sessions is '0'; allowed: ");
        assertRefused(() -> Limits.DEFAULT.withSessionsPerClient(0), "limits.sessions-per-client is '0'; allowed: ");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    @Test
    void membersSetTheModeToTcp() {
        GridNodeConfig config = DEFAULTS.withDiscoveryMode(DiscoveryMode.AUTO).withMembers("a");

        assertThat(config.discovery().mode()).isEqualTo(DiscoveryMode.TCP);
        assertThat(config.discovery().members()).containsExactly("a:5701");
    }

    @Test
    void aWitherLeavesTheOriginalAlone() {
        GridNodeConfig changed = DEFAULTS.withPort(0);

        assertThat(changed.port()).isZero();
        assertThat(DEFAULTS.port()).isEqualTo(5701);
    }

    @Test
    void aFileGivenByPathIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "lockgrid: { node-name: mine }");

        assertThat(GridNodeConfig.load(file).nodeName()).contains("mine");
    }

    @Test
    void aProgramHandsInTheKeysOfTheFileAndNothingElseIsRead() {
        GridNodeConfig config = GridNodeConfig.of(Map.of(
                "seats", "5",
                "discovery.members", "a,b:5702",
                "session.time-to-live", "9s",
                "locks[0].name", "reports/*",
                "locks[0].max-hold", "10m",
                "client.name", "billing"));

        assertThat(config)
                .isEqualTo(DEFAULTS.withSeats(5)
                        .withMembers("a", "b:5702")
                        .withSession(Duration.ofSeconds(9), Duration.ofSeconds(3))
                        .withLocks(List.of(new LockRule("reports/*", Duration.ofMinutes(10), null, null))));
        assertThatThrownBy(() -> GridNodeConfig.of(Map.of("seats", "5", "founders", "3")))
                .hasMessageStartingWith("configuration handed in: founders are 3; allowed: ");
    }
}
