package io.lockgrid.node;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import io.lockgrid.GridHealth;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member that the others cannot reach: split, assert, heal, assert. */
class CutOffMemberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory(3);
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final List<LockGrid> grids = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        GridNodeConfig grid = GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(3));
        for (int i = 0; i < 3; i++) {
            Config config = GridNode.configure(new Config(), grid);
            config.getCPSubsystemConfig()
                    .setCPMemberCount(3)
                    .getRaftAlgorithmConfig()
                    .setLeaderElectionTimeoutInMillis(500)
                    .setLeaderHeartbeatPeriodInMillis(500)
                    .setMaxMissedLeaderHeartbeatCount(3);
            config.setProperty("hazelcast.max.no.heartbeat.seconds", "60");
            members.add(factory.newHazelcastInstance(config));
        }
        members.forEach(member -> grids.add(GridNode.attach(member, grid)));
        await().atMost(PATIENCE).until(() -> grids.get(0).health().status() == GridHealth.Status.HEALTHY);
        for (LockGrid each : grids) {
            answered(() -> each.lock("warm-up").acquire()).release();
        }
    }

    @AfterEach
    void stop() {
        factory.terminateAll();
    }

    /** An election may take longer than the call time-out here. */
    private static <T> T answered(Callable<T> question) {
        return await().atMost(PATIENCE)
                .ignoreException(GridUnavailableException.class)
                .until(question, Objects::nonNull);
    }

    private void split() {
        blockCommunicationBetween(members.get(0), members.get(1));
        blockCommunicationBetween(members.get(0), members.get(2));
    }

    private void heal() {
        unblockCommunicationBetween(members.get(0), members.get(1));
        unblockCommunicationBetween(members.get(0), members.get(2));
    }

    @Test
    void aTimedTryEndsInTimeOnTheCutOffMember() throws Exception {
        split();
        Promised.assertWithin(Duration.ofSeconds(2), () -> {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> grids.get(0).lock("a").tryAcquire(Duration.ofSeconds(1)))
                    .isInstanceOf(GridUnavailableException.class);
            return Promised.since(begin);
        });
    }

    @Test
    void anAcquireWhoseAnswerWasLostLeavesNoHoldBehindOnceHealed() throws Exception {
        split();
        CompletableFuture<Hold> attempt = CompletableFuture.supplyAsync(() -> {
            try {
                return grids.get(0).lock("b").acquire();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(attempt::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(GridUnavailableException.class);

        heal();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        grids.get(1).lock("b").tryAcquire(Duration.ofSeconds(1)).isPresent());
        assertThat(answered(() -> grids.get(0).lock("b").tryAcquire())).isEmpty();
    }

    @Test
    @Tag("thorough")
    void aHoldThatItsHolderTriedToReleaseIsReleasedOnceHealed() throws Exception {
        Hold hold = answered(() -> grids.get(0).lock("c").acquire());
        split();
        assertThatThrownBy(hold::release).isInstanceOf(GridUnavailableException.class);
        assertThat(hold.isHeld()).isFalse();

        heal();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> grids.get(1).lock("c").inspect().isEmpty());
    }

    @Test
    @Tag("thorough")
    void theOthersGoOnAndWaitForTheCutOffHoldersTimeToLive() throws Exception {
        Hold hold = answered(() -> grids.get(0).lock("d").acquire());
        split();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> grids.get(1).lock("other").tryAcquire().isPresent());

        Hold next = grids.get(1).lock("d").tryAcquire(PATIENCE).orElseThrow();

        assertThat(hold.isHeld()).isFalse();
        assertThat(next.fence()).isGreaterThan(hold.fence());
    }
}
