package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.internal.raft.command.DestroyRaftGroupCmd;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftNodeStatus;
import com.hazelcast.cp.internal.raft.impl.RaftRole;
import com.hazelcast.cp.internal.raft.impl.command.UpdateRaftGroupMembersCmd;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.cp.internal.raft.impl.dto.AppendSuccessResponse;
import com.hazelcast.cp.internal.raft.impl.handler.AppendRequestHandlerTask;
import com.hazelcast.cp.internal.raft.impl.log.LogEntry;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.log.SnapshotEntry;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.cp.internal.raft.impl.task.RaftNodeStatusAwareTask;
import java.util.Arrays;
import java.util.List;

/**
 * Takes what a leader sends where the engine's own task (5.4.0) refuses it. That looks for the entry before what was sent in
 * the log alone, where the last entry of the snapshot is not, unless nothing follows it. A log that begins right after its
 * snapshot has that entry nowhere else. So after one more entry, that of a leader which was demoted then or one whose
 * confirmation was lost, the follower refuses all that follows the snapshot: a group of three with one dead member has no
 * majority.
 *
 * <p>Here the snapshot's last entry counts, as Raft's paper has it (§5.3, §7). Only what the leader of this term has
 * otherwise is cut off, never an entry that is committed here; the rest is the engine's. Runs on the Raft node's thread.
 *
 * <p>What is sent may also begin before the entries that are left beside the snapshot: confirmations were lost, and the
 * leader knows nothing of the hundred entries that came with them. The engine refuses that, and the leader, which goes back
 * no further than what was confirmed, sends the same for ever. All of it is committed here, so this is what is answered.
 */
final class SnapshotAppend extends RaftNodeStatusAwareTask {
    private final AppendRequest request;

    private SnapshotAppend(RaftNodeImpl node, AppendRequest request) {
        super(node);
        this.request = request;
    }

    /** What takes this request: the engine's task wherever it can. Asked on the Raft node's thread, and run at once. */
    static Runnable of(RaftNodeImpl node, AppendRequest asked) {
        RaftState state = node.state();
        AppendRequest request = withoutStepBack(state, asked);
        return request.term() >= state.term() && (isBehind(request, state.log()) || isMissed(request, state.log()))
                ? new SnapshotAppend(node, request)
                : new AppendRequestHandlerTask(node, request);
    }

    /**
     * A request may end before what is committed here and tell of a later commit: the engine would go back to that end, and
     * with assertions on answer nothing, however often the leader sends it.
     */
    private static AppendRequest withoutStepBack(RaftState state, AppendRequest request) {
        long end = request.prevLogIndex() + request.entryCount();
        return end < state.commitIndex() && request.leaderCommitIndex() > state.commitIndex()
                ? copy(request, request.prevLogTerm(), request.prevLogIndex(), state.commitIndex(), request.entries())
                : request;
    }

    private static AppendRequest copy(
            AppendRequest request, int previousTerm, long previous, long committed, LogEntry[] entries) {
        return new AppendRequest(
                request.leader(),
                request.term(),
                previousTerm,
                previous,
                committed,
                entries,
                request.queryRound(),
                request.flowControlSequenceNumber());
    }

    /** Whether what was sent begins before all that is kept here: every leader has that too. */
    private static boolean isBehind(AppendRequest request, RaftLog log) {
        return request.prevLogIndex() < log.snapshotIndex() && !log.containsLogEntry(request.prevLogIndex());
    }

    /** Whether what was sent follows the snapshot's last entry, and the engine would not find that. */
    private static boolean isMissed(AppendRequest request, RaftLog log) {
        SnapshotEntry snapshot = log.snapshot();
        return snapshot.index() > 0
                && request.prevLogIndex() == snapshot.index()
                && request.prevLogTerm() == snapshot.term()
                && log.lastLogOrSnapshotIndex() > snapshot.index()
                && !log.containsLogEntry(snapshot.index());
    }

    @Override
    protected void innerRun() {
        RaftState state = raftNode.state();
        if (isBehind(request, state.log())) {
            confirm(state, state.commitIndex());
            return;
        }
        int known = known(state.log());
        if (known > 0) {
            new AppendRequestHandlerTask(raftNode, after(known)).run();
        } else if (request.entryCount() == 0) {
            // The leader asks where the logs meet. What follows here may be its own too, so it stays.
            confirm(state, request.prevLogIndex());
        } else {
            cut(state);
            new AppendRequestHandlerTask(raftNode, request).run();
        }
    }

    /** How many of the entries that were sent this log has already, from the first on. */
    private int known(RaftLog log) {
        LogEntry[] entries = request.entries();
        int known = 0;
        while (known < entries.length) {
            LogEntry own = log.getLogEntry(entries[known].index());
            if (own == null || own.term() != entries[known].term()) {
                break;
            }
            known++;
        }
        return known;
    }

    /** The same request without its first entries: what is before the others is in the log then. */
    private AppendRequest after(int known) {
        LogEntry[] entries = request.entries();
        LogEntry previous = entries[known - 1];
        return copy(
                request,
                previous.term(),
                previous.index(),
                request.leaderCommitIndex(),
                Arrays.copyOfRange(entries, known, entries.length));
    }

    private void confirm(RaftState state, long upTo) {
        follow(state);
        raftNode.updateLastAppendEntriesTimestamp();
        raftNode.send(
                new AppendSuccessResponse(
                        localMember(), state.term(), upTo, request.queryRound(), request.flowControlSequenceNumber()),
                request.leader());
    }

    private void follow(RaftState state) {
        if (request.term() > state.term() || state.role() != RaftRole.FOLLOWER) {
            raftNode.toFollower(request.term());
        }
        if (!request.leader().equals(state.leader())) {
            raftNode.leader(request.leader());
        }
    }

    /** Cuts what follows the snapshot, as the leader has another entry there: no majority had this one, nor has. */
    private void cut(RaftState state) {
        long first = request.entries()[0].index();
        long snapshot = state.log().snapshotIndex();
        if (first != snapshot + 1 || state.commitIndex() > snapshot) {
            return; // the engine refuses it
        }
        follow(state);
        List<LogEntry> cut = state.log().deleteEntriesFrom(first);
        logger.warning("Cut off " + cut.size() + " entries after the snapshot at " + snapshot
                + ", which the leader of term " + request.term() + " does not have");
        raftNode.invalidateFuturesFrom(first);
        cut.forEach(this::takeBack);
        state.log().flush();
    }

    /** What changes the group counts as soon as it is in the log; the engine does the same when it cuts. */
    private void takeBack(LogEntry entry) {
        if (entry.operation() instanceof DestroyRaftGroupCmd) {
            raftNode.setStatus(RaftNodeStatus.ACTIVE);
        } else if (entry.operation() instanceof UpdateRaftGroupMembersCmd) {
            raftNode.setStatus(RaftNodeStatus.ACTIVE);
            raftNode.resetGroupMembers();
        }
    }
}
