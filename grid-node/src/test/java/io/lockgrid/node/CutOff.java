package io.lockgrid.node;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import io.lockgrid.GridHealth;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Three members in this process, the first of which can be cut off from the others; closing stops them. */
final class CutOff implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory(3);
    private final List<HazelcastInstance> members = new ArrayList<>();
    final List<LockGrid> grids = new ArrayList<>();

    CutOff(GridNodeConfig grid) {
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

    /** An election may take longer than the call time-out here. */
    static <T> T answered(Callable<T> question) {
        return await().atMost(PATIENCE)
                .ignoreException(GridUnavailableException.class)
                .until(question, Objects::nonNull);
    }

    void split() {
        blockCommunicationBetween(members.get(0), members.get(1));
        blockCommunicationBetween(members.get(0), members.get(2));
    }

    void heal() {
        unblockCommunicationBetween(members.get(0), members.get(1));
        unblockCommunicationBetween(members.get(0), members.get(2));
    }

    @Override
    public void close() {
        factory.terminateAll();
    }
}
