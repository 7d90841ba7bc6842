package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.node.replica.FailingEffects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members of which a replica could not do what the log says: they start anew in the same process. */
@Tag("thorough")
class ReplicaFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Members members = new Members(
            3,
            config -> config.withStopTimeout(Duration.ofSeconds(5))
                    .withCallTimeout(Duration.ofSeconds(90))
                    .withOnMajorityLoss(new OnMajorityLoss.RestartTable(Duration.ofSeconds(5))));

    @AfterEach
    void stop() {
        members.close();
    }

    private Optional<HazelcastInstance> engine(int index) {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(each -> each.getLifecycleService().isRunning())
                .filter(each -> each.getConfig().getClusterName().equals(members.cluster))
                .filter(each -> members.addresses
                        .get(index)
                        .endsWith(":"
                                + each.getCluster()
                                        .getLocalMember()
                                        .getAddress()
                                        .getPort()))
                .findFirst();
    }

    private UUID id(int index) {
        return engine(index)
                .map(each -> each.getCluster().getLocalMember().getUuid())
                .orElse(new UUID(0, 0));
    }

    private void awaitWhole() {
        for (LockGrid grid : members.grids) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                GroupInfo group = grid.admin().groups().groups().get(0);
                return group.seatsMissing() == 0 && group.members().size() == 3;
            });
        }
    }

    @Test
    void aMemberWhoseReplicaFailedComesBackAsANewMemberAndGetsASeat() throws Exception {
        members.grid(1).lock("warm").acquire().release();
        awaitWhole();
        Hold hold = members.grid(0).lock("kept").acquire();
        UUID before = id(1);
        FailingEffects.in(engine(1).orElseThrow()).failNext();

        members.grid(2).lock("a").acquire().release();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> engine(1).isPresent() && !id(1).equals(before));
        awaitWhole();
        assertThat(hold.isHeld()).isTrue();
        assertThat(members.grid(1).lock("kept").tryAcquire()).isEmpty();
        assertThat(members.grid(1).lock("other").tryAcquire(Duration.ofSeconds(20)))
                .isPresent();
    }

    @Test
    void anEntryThatFailsOnEveryMemberIsALostMajorityAndTheGridGoesOnWithAnotherTable() throws Exception {
        Hold hold = members.grid(0).lock("kept").acquire();
        awaitWhole();
        List<FailingEffects> all = IntStream.range(0, 3)
                .mapToObj(index -> FailingEffects.in(engine(index).orElseThrow()))
                .toList();
        all.forEach(FailingEffects::failNext);

        Hold next = members.grid(2).lock("a").acquire();

        assertThat(next.fence()).isGreaterThan(hold.fence());
        await().atMost(PATIENCE).until(() -> !hold.isHeld());
        awaitWhole();
        assertThat(members.grid(1).lock("a").tryAcquire()).isEmpty();
    }
}
