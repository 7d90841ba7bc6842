package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a role whose leader is killed or cut off, and where all members are started again. */
@Tag("process")
@Tag("thorough")
class LeadersInTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(4);
    private static final String ROLE = "services/rates";

    private final BlockingQueue<Term> begun = new LinkedBlockingQueue<>();

    private void lead(Term term) throws InterruptedException {
        begun.add(term);
        term.sleep(Duration.ofHours(1));
    }

    private Term nextTerm() throws InterruptedException {
        return begun.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void anotherLeadsSoonAfterItsLeadersProcessWasKilledAndAgainAfterAllMembersWere() throws Exception {
        String cluster = "led-" + UUID.randomUUID();
        List<NodeProcess> nodes = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        List<Integer> ports = Members.freePorts(3);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        try {
            ports.forEach(port -> nodes.add(start(cluster, port, addresses)));
            for (NodeProcess node : nodes) {
                assertThat(node.hear()).isEqualTo("started");
            }
            assertThat(nodes.get(0).ask("lead " + ROLE)).isEqualTo("stands");
            long first = fence(nodes.get(0).hear());
            try (LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                            .withClusterName(cluster)
                            .withMembers(addresses)
                            .withSession(TIME_TO_LIVE, Duration.ofSeconds(1))
                            .withCallTimeout(PATIENCE));
                    Leadership leadership = Leadership.of(client, ROLE, this::lead)) {

                Duration took = leaderIsKilled(nodes.get(0));

                Term second = begun.element();
                assertThat(second.fence()).isGreaterThan(first);
                // an election among the members may come first
                assertThat(took).isLessThan(TIME_TO_LIVE.plusSeconds(2 + 5));

                CompletableFuture<LockLoss> told = new CompletableFuture<>();
                second.onRevoked(told::complete);
                nodes.forEach(NodeProcess::close);
                nodes.clear();
                ports.forEach(port -> nodes.add(start(cluster, port, addresses)));

                assertThat(told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).reason())
                        .isIn(LockLoss.Reason.GRID_RESTARTED, LockLoss.Reason.SESSION_EXPIRED);
                assertThat(second.isLeading()).isFalse();
                begun.remove();
                assertThat(nextTerm().fence()).isGreaterThan(second.fence());
                assertThat(leadership.isLeader()).isTrue();
            }
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }

    private static NodeProcess start(String cluster, int port, List<String> addresses) {
        return NodeProcess.start(
                cluster,
                "node-" + port,
                port,
                addresses,
                "session.time-to-live=" + TIME_TO_LIVE.toSeconds() + "s",
                "session.heartbeat=1s");
    }

    private static long fence(String word) {
        assertThat(word).startsWith("leads ");
        return Long.parseLong(word.substring("leads ".length()));
    }

    /** How long it took until another led. */
    private Duration leaderIsKilled(NodeProcess leader) throws InterruptedException {
        long killed = System.nanoTime();
        leader.kill();
        Term next = nextTerm();
        Duration took = Promised.since(killed);
        begun.add(next);
        return took;
    }

    @Test
    void aLeaderThatIsCutOffKnowsThatItsTermIsOverBeforeAnotherLeads() throws Exception {
        GridNodeConfig config = GridNodeConfig.defaults()
                .withCallTimeout(Duration.ofSeconds(3))
                .withSession(TIME_TO_LIVE, Duration.ofSeconds(1));
        try (CutOff cluster = new CutOff(config);
                Leadership first = Leadership.of(cluster.grids.get(0), ROLE, this::lead)) {
            Term before = nextTerm();
            CompletableFuture<Boolean> overlap = new CompletableFuture<>();
            try (Leadership second = Leadership.of(cluster.grids.get(1), ROLE, term -> {
                overlap.complete(first.isLeader() || before.isLeading());
                lead(term);
            })) {
                cluster.split();

                Term after = nextTerm();
                assertThat(overlap.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isFalse();
                assertThat(second.isLeader()).isTrue();
                assertThat(after.fence()).isGreaterThan(before.fence());

                cluster.heal();
                second.close();
                assertThat(nextTerm().fence()).isGreaterThan(after.fence());
                assertThat(first.isLeader()).isTrue();
            }
        }
    }
}
