package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.state.LeaderState;
import com.hazelcast.cp.internal.raftop.snapshot.RestoreSnapshotOp;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.membership.GroupSeats;
import io.lockgrid.node.membership.KeeperService;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Has the bytes of a leader's snapshot made before it sends them: the engine writes a snapshot on the thread that grants
 * locks, in the moment in which a follower turns out to need it. Used on the group's thread.
 */
public final class SnapshotDesk {
    /** Snapshots are written and read by these threads. */
    public static final String EXECUTOR = "lockgrid:snapshots";

    private final NodeEngineImpl engine;

    public SnapshotDesk(NodeEngineImpl engine) {
        this.engine = engine;
    }

    /** Looks whether a follower needs the snapshot, or one that is to come may soon. */
    public void look(RaftNode node) {
        LeaderState leader = node instanceof RaftNodeImpl known ? known.state().leaderState() : null;
        if (leader == null) {
            return;
        }
        RaftLog log = ((RaftNodeImpl) node).state().log();
        TableSnapshot snapshot = snapshot(log);
        if (snapshot == null) {
            return;
        }
        boolean needed = leader.getFollowerStates().values().stream()
                .anyMatch(follower -> isLeftBehind(follower.matchIndex(), log));
        if (needed || isAwaited(node)) {
            snapshot.prepare(executor());
        } else {
            snapshot.forget();
        }
    }

    /** A snapshot that takes the place of the last one is needed where that was. */
    public void taken(CPGroupId group, TableSnapshot snapshot) {
        TableSnapshot before = raft().getRaftNode(group) instanceof RaftNodeImpl node
                ? snapshot(node.state().log())
                : null;
        if (before != null && before.isAskedFor()) {
            before.forget();
            snapshot.prepare(executor());
        }
    }

    private RaftService raft() {
        return engine.getService(RaftService.SERVICE_NAME);
    }

    private Executor executor() {
        return task -> engine.getExecutionService().execute(EXECUTOR, task);
    }

    /** Whether a seat misses its member, and there is a member that may take it. */
    private boolean isAwaited(RaftNode node) {
        KeeperService keeper = engine.getService(KeeperService.NAME);
        GroupSeats seats = GroupSeats.of(node, raft(), keeper);
        return seats.missing() > 0 && engine.getClusterService().getSize() > seats.reachable();
    }

    /** What of the log's snapshot is the lock table, null where nothing is. */
    public static @Nullable TableSnapshot snapshot(RaftLog log) {
        if (log.snapshot().operation() instanceof List<?> parts) {
            for (Object part : parts) {
                if (part instanceof RestoreSnapshotOp op && op.getSnapshot() instanceof TableSnapshot snapshot) {
                    return snapshot;
                }
            }
        }
        return null;
    }

    /** Whether what the follower needs next, or what comes before that, is not in the log any more: the engine's rule. */
    private static boolean isLeftBehind(long match, RaftLog log) {
        long next = match + 1;
        return next <= log.snapshotIndex()
                && (!log.containsLogEntry(next) || (match > 0 && !log.containsLogEntry(match)));
    }
}
