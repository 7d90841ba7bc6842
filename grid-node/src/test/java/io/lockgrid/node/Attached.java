package io.lockgrid.node;

import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.test.Accessors;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Three members of an application in this JVM, on a network of their own, with a grid on each; closing ends them all. */
public final class Attached implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory(3);
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final List<LockGrid> grids = new ArrayList<>();
    private final CPGroupId group;

    public Attached(GridNodeConfig grid, Consumer<Config> changes) {
        for (int i = 0; i < 3; i++) {
            Config config = GridNode.configure(new Config(), grid);
            config.getCPSubsystemConfig()
                    .setCPMemberCount(3)
                    .getRaftAlgorithmConfig()
                    .setLeaderElectionTimeoutInMillis(500)
                    .setLeaderHeartbeatPeriodInMillis(500)
                    .setMaxMissedLeaderHeartbeatCount(3);
            config.setProperty("hazelcast.max.no.heartbeat.seconds", "120");
            changes.accept(config);
            members.add(factory.newHazelcastInstance(config));
        }
        members.forEach(member -> grids.add(GridNode.attach(member, grid)));
        for (LockGrid each : grids) {
            await().atMost(SOON).until(() -> each.health().status() == GridHealth.Status.HEALTHY);
            each.lock("warm-up").tryAcquire().ifPresent(hold -> hold.release());
        }
        group = raft(0).getAllRaftNodes().stream()
                .map(RaftNode::getGroupId)
                .filter(id -> id.getName().equals("default"))
                .findFirst()
                .orElseThrow();
    }

    public Attached() {
        this(GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(20)), config -> {});
    }

    /** As {@link #Attached()}, with logs so short that a member which is away for a moment needs a snapshot. */
    public static Attached withShortLogs() {
        return new Attached(
                GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(20)),
                config -> config.getCPSubsystemConfig()
                        .getRaftAlgorithmConfig()
                        .setCommitIndexAdvanceCountToSnapshot(50)
                        .setAppendRequestMaxEntryCount(10));
    }

    public HazelcastInstance member(int index) {
        return members.get(index);
    }

    public LockGrid grid(int index) {
        return grids.get(index);
    }

    public NodeEngineImpl engine(int index) {
        return Accessors.getNodeEngineImpl(member(index));
    }

    public RaftService raft(int index) {
        return engine(index).getService(RaftService.SERVICE_NAME);
    }

    /** The CP group that locks are in by default. */
    public CPGroupId group() {
        return group;
    }

    /** A member's Raft node of that group. */
    public RaftNodeImpl node(int index) {
        return (RaftNodeImpl) raft(index).getRaftNode(group);
    }

    public boolean leads(int index) {
        RaftNodeImpl node = node(index);
        return node != null
                && !node.isTerminatedOrSteppedDown()
                && node.getLocalMember().equals(node.getLeader());
    }

    /** The member that leads that group. */
    public int leader() {
        await().atMost(SOON).until(() -> IntStream.range(0, 3).anyMatch(this::leads));
        return IntStream.range(0, 3).filter(this::leads).findFirst().orElseThrow();
    }

    /** Has a member lead that group. */
    public void lead(int index) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            int leader = leader();
            if (leader != index) {
                raft(leader)
                        .transferLeadership(group, raft(index).getLocalCPMember())
                        .join();
            }
            return leads(index);
        });
    }

    @Override
    public void close() {
        factory.terminateAll();
    }
}
