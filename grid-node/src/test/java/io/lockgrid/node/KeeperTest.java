package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grid of real processes keeps itself whole: nobody promotes or removes anything here. */
@Tag("process")
@Tag("thorough")
class KeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String GRACE = "grace=5s";

    private final String cluster = "kept-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private LockGrid client;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = Members.freePorts(4);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        for (int i = 0; i < 3; i++) {
            nodes.add(NodeProcess.start(cluster, "node-" + i, ports.get(i), addresses, GRACE));
        }
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(addresses)
                .withCallTimeout(Duration.ofSeconds(30)));
        client.lock("first").acquire().release();
    }

    @AfterEach
    void stop() {
        client.close();
        nodes.parallelStream().forEach(NodeProcess::close);
    }

    private void awaitWhole() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.admin().groups().groups().get(0).seatsMissing() == 0
                        && client.admin().groups().groups().get(0).members().size() == 3);
    }

    private NodeProcess restart(int index) throws Exception {
        NodeProcess old = nodes.get(index);
        NodeProcess fresh = NodeProcess.start(cluster, old.name, old.port, addresses, GRACE);
        nodes.set(index, fresh);
        assertThat(fresh.hear()).isEqualTo("started");
        return fresh;
    }

    @Test
    void threeKilledOneAfterTheOtherGetTheirSeatsBackAndAHoldSurvives() throws Exception {
        try (Hold hold = client.lock("kept").acquire()) {
            for (int i = 0; i < 3; i++) {
                nodes.get(i % 3).kill();
                restart(i % 3);
                awaitWhole();
            }
            assertThat(hold.isHeld()).isTrue();
            assertThat(client.lock("kept").tryAcquire()).isEmpty();
        }
    }

    @Test
    void threeStoppedOneAfterTheOtherGetTheirSeatsBackAndAHoldSurvives() throws Exception {
        try (Hold hold = client.lock("kept").acquire()) {
            for (int i = 0; i < 3; i++) {
                nodes.get(i % 3).stop(); // no waiting until the grid is whole: the node itself does
                restart(i % 3);
            }
            awaitWhole();
            assertThat(hold.isHeld()).isTrue();
            assertThat(client.lock("kept").tryAcquire()).isEmpty();
        }
    }

    @Test
    void aMemberThatWouldCostTheMajorityWaitsWithItsLeavingUntilAnotherIsBack() throws Exception {
        try (Hold hold = client.lock("kept").acquire()) {
            nodes.get(0).kill();
            nodes.get(1).askToStop();
            restart(0);
            nodes.get(1).awaitEnd();
            assertThat(client.lock("other").tryAcquire(PATIENCE)).isPresent();
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aMemberDoesNotLeaveOnTheWordOfOneThatStandsStillAndDies() throws Exception {
        try (Hold hold = client.lock("kept").acquire()) {
            nodes.get(0).pause(); // nobody knows, for longer than the other needs to leave
            nodes.get(1).askToStop();
            nodes.get(1).awaitLog("This member waits with leaving");
            nodes.get(0).kill();
            restart(0);
            nodes.get(1).awaitEnd();
            assertThat(client.lock("other").tryAcquire(PATIENCE)).isPresent();
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aClientTellsOfASeatThatIsAwayHoweverManyMembersThereAre() throws Exception {
        nodes.add(NodeProcess.start(
                cluster, "node-3", Integer.parseInt(addresses.get(3).substring(10)), addresses, GRACE));
        assertThat(nodes.get(3).hear()).isEqualTo("started");
        await().atMost(PATIENCE).until(() -> client.health().status() == GridHealth.Status.HEALTHY);

        nodes.get(0).kill(); // three members are left, one of them without a seat

        await().atMost(PATIENCE).until(() -> client.health().status() == GridHealth.Status.DEGRADED);
        assertThat(client.health().reasons()).isNotEmpty();
    }

    @Test
    void aDeadMembersSeatGoesToAnotherAfterTheGraceTime() throws Exception {
        nodes.add(NodeProcess.start(
                cluster, "node-3", Integer.parseInt(addresses.get(3).substring(10)), addresses, GRACE));
        assertThat(nodes.get(3).hear()).isEqualTo("started");
        nodes.get(0).kill();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.admin().groups().members().stream()
                                .filter(MemberInfo::seat)
                                .map(MemberInfo::address))
                        .containsExactlyInAnyOrderElementsOf(addresses.subList(1, 4)));
        awaitWhole();
        await().atMost(PATIENCE).until(() -> client.health().status() == GridHealth.Status.HEALTHY);
    }
}
