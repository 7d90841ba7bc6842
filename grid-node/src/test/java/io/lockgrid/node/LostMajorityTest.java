package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator may do about members that died, and what not. */
@Tag("process")
@Tag("thorough")
class LostMajorityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Longer than a test, so that it is the grid that tells what became of a hold and not its holder's own clock. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    private final String cluster = "lost-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private LockGrid client;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        for (int i = 0; i < 3; i++) {
            nodes.add(NodeProcess.start(cluster, "node-" + i, ports.get(i), addresses, "grace=1h"));
        }
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(addresses)
                .withSession(TIME_TO_LIVE, Duration.ofSeconds(3))
                .withCallTimeout(Duration.ofSeconds(60)));
        client.lock("first").acquire().release();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.admin().groups().members())
                        .hasSize(3)
                        .allMatch(MemberInfo::reachable)); // who has not caught up yet does not count as a voter
    }

    @AfterEach
    void stop() {
        client.close();
        nodes.parallelStream().forEach(NodeProcess::close);
    }

    private NodeProcess restart(int index) {
        NodeProcess old = nodes.get(index);
        NodeProcess fresh = NodeProcess.start(cluster, old.name, old.port, addresses, "grace=1h");
        nodes.set(index, fresh);
        return fresh;
    }

    private MemberInfo missing() {
        return client.admin().groups().members().stream()
                .filter(member -> !member.reachable())
                .findFirst()
                .orElseThrow();
    }

    private static LockLoss lossOf(Hold hold) throws Exception {
        return hold.lost().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aDeadMembersSeatIsShownWithSinceWhenItIsAwayAndCanBeTakenAwayButNoneThatCostsTheMajority() throws Exception {
        Instant before = Instant.now();
        nodes.get(0).kill();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(missing().awaySince()).isNotNull());
        assertThat(missing().awaySince()).isBetween(before, Instant.now());
        assertThat(missing().seat()).isTrue();
        assertThat(missing().address()).isEqualTo(addresses.get(0));

        ActOutcome refused = client.admin().removeSeat(addresses.get(1), "eve", "why");
        assertThat(refused.status()).isEqualTo(ActOutcome.Status.REFUSED);
        assertThat(refused.words()).contains("no majority").contains(addresses.get(1));

        ActOutcome done = client.admin().removeSeat(missing().id(), "eve", "it burnt");
        assertThat(done.done()).as(done.words()).isTrue();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(client.admin().groups().groups().get(0).members())
                                .hasSize(2));
        assertThat(client.admin().audit(1).get(0).outcome()).startsWith("done: ");
    }

    @Test
    void aTableWhoseMajorityIsLostIsRestartedByHandAndTheNewGridsTrailBeginsWithIt() throws Exception {
        Hold hold = client.lock("held").acquire();
        nodes.get(0).kill();
        await().atMost(PATIENCE)
                .ignoreExceptions() // a question that was with the killed one is not asked again
                .untilAsserted(() -> assertThat(
                                client.admin().restartTable("eve", "too early").words())
                        .contains("a majority"));
        nodes.get(1).kill();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            ActOutcome outcome = client.admin().restartTable("eve", "two burnt");
            assertThat(outcome.done()).as(outcome.words()).isTrue();
            assertThat(outcome.words()).contains("audit trail");
        });

        restart(0);
        restart(1);
        assertThat(nodes.get(0).hear()).isEqualTo("started");
        assertThat(nodes.get(1).hear()).isEqualTo("started");
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            AuditEntry entry = client.admin().audit(1).get(0);
            assertThat(entry.action()).isEqualTo("restart-table");
            assertThat(entry.number()).isEqualTo(1);
            assertThat(entry.actor()).isEqualTo("eve");
            assertThat(entry.reason()).isEqualTo("two burnt");
            assertThat(entry.outcome()).startsWith("done: ");
        });
        assertThat(lossOf(hold).reason()).isEqualTo(LockLoss.Reason.GRID_RESTARTED);
        try (Hold next = client.lock("held").acquire()) {
            assertThat(next.fence()).isGreaterThan(hold.fence());
        }
    }

    @Test
    void theTableIsAlsoRestartedThroughAMemberThatCameAfterItsLossAndKnowsNoGrid() throws Exception {
        Hold hold = client.lock("held").acquire();
        nodes.get(0).kill();
        nodes.get(1).kill();
        GridNodeConfig late = GridNodeConfig.defaults()
                .withClusterName(cluster)
                .withNodeName("late")
                .withBind("127.0.0.1")
                .withPort(nodes.get(0).port)
                .withMembers(addresses)
                .withStopTimeout(Duration.ofSeconds(1));

        try (LockGrid grid = GridNode.start(late)) {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                ActOutcome outcome = grid.admin().restartTable("eve", "two burnt");
                assertThat(outcome.done()).as(outcome.words()).isTrue();
            });
            restart(1);
            assertThat(nodes.get(1).hear()).isEqualTo("started");
            assertThat(lossOf(hold).reason()).isEqualTo(LockLoss.Reason.GRID_RESTARTED);
            try (Hold next = client.lock("held").tryAcquire(PATIENCE).orElseThrow()) {
                assertThat(next.fence()).isGreaterThan(hold.fence());
            }
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(client.admin().audit(1).get(0).action()).isEqualTo("restart-table"));
        }
    }
}
