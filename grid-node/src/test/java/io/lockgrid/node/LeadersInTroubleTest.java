package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.leader.Leadership;
import io.lockgrid.leader.Leadership.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a role whose leader is killed or cut off, and where all members are started again. */
@Tag("process")
@Tag("thorough")
class LeadersInTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(4);
    private static final String ROLE = "services/rates";

    private final String cluster = "led-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final BlockingQueue<Term> begun = new LinkedBlockingQueue<>();
    private final CompletableFuture<LockLoss> lost = new CompletableFuture<>();
    private Term latest;

    @AfterEach
    void stop() {
        nodes.forEach(NodeProcess::close);
    }

    private void lead(Term term) throws InterruptedException {
        begun.add(term);
        term.sleep(Duration.ofHours(1));
    }

    private Term nextTerm() throws InterruptedException {
        latest = begun.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(latest).as("a term that begins").isNotNull();
        return latest;
    }

    @Test
    void anotherLeadsSoonAfterItsLeadersProcessWasKilledAndAgainAfterAllMembersWere() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        ports.forEach(port -> nodes.add(start(port)));
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        try (LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                        .withClusterName(cluster)
                        .withMembers(addresses)
                        .withSession(TIME_TO_LIVE, Duration.ofSeconds(1))
                        .withCallTimeout(PATIENCE));
                Leadership leadership = Leadership.of(client, ROLE, this::lead)) {
            nextTerm();

            // an election among the members may come first
            Promised.assertWithin(
                    TIME_TO_LIVE.plusSeconds(2 + 5), () -> leaderIsKilled(client, leadership, ports.get(0)));

            nodes.forEach(NodeProcess::close);
            ports.forEach(port -> nodes.add(start(port)));
            assertThat(lost.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).reason())
                    .isIn(LockLoss.Reason.GRID_RESTARTED, LockLoss.Reason.SESSION_EXPIRED);
            assertThat(latest.isLeading()).isFalse();
            long before = latest.fence();
            assertThat(nextTerm().fence()).isGreaterThan(before);
            assertThat(leadership.isLeader()).isTrue();
        }
    }

    private NodeProcess start(int port) {
        return NodeProcess.start(
                cluster,
                "node-" + port,
                port,
                addresses,
                "session.time-to-live=" + TIME_TO_LIVE.toSeconds() + "s",
                "session.heartbeat=1s");
    }

    /** Lets a process lead in place of this one, kills it, and measures until this one leads again. */
    private Duration leaderIsKilled(LockGrid client, Leadership leadership, int port) throws Exception {
        NodeProcess leader = nodes.get(0);
        if (!leader.isAlive()) {
            leader = start(port);
            nodes.set(0, leader);
            assertThat(leader.hear()).isEqualTo("started");
        }
        assertThat(leader.ask("lead " + ROLE)).isEqualTo("stands");
        await().atMost(PATIENCE)
                .until(() -> client.admin().lock(ROLE).orElseThrow().waiterCount() == 1);
        leadership.yield();
        String leads = leader.hear();
        assertThat(leads).startsWith("leads ");

        long killed = System.nanoTime();
        leader.kill();
        Term next = nextTerm();
        Duration took = Promised.since(killed);

        assertThat(next.fence()).isGreaterThan(Long.parseLong(leads.substring("leads ".length())));
        next.onRevoked(lost::complete);
        return took;
    }

    @Test
    void aLeaderThatIsCutOffKnowsThatItsTermIsOverBeforeAnotherLeads() throws Exception {
        GridNodeConfig config = GridNodeConfig.defaults()
                .withCallTimeout(Duration.ofSeconds(3))
                .withSession(TIME_TO_LIVE, Duration.ofSeconds(1));
        try (CutOff cluster = new CutOff(config);
                Leadership first = Leadership.of(cluster.grids.get(0), ROLE, this::lead)) {
            nextTerm();
            CompletableFuture<Boolean> overlap = new CompletableFuture<>();
            CompletableFuture<Long> fence = new CompletableFuture<>();
            try (Leadership second = Leadership.of(cluster.grids.get(1), ROLE, term -> {
                overlap.complete(first.isLeader());
                fence.complete(term.fence());
                term.sleep(Duration.ofHours(1));
            })) {
                cluster.split();

                assertThat(overlap.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isFalse();
                assertThat(fence.join()).isGreaterThan(latest.fence());
                assertThat(latest.isLeading()).isFalse();

                cluster.heal();
                second.close();
                await().atMost(PATIENCE).until(() -> first.fence().orElse(0) > fence.join());
            }
        }
    }
}
