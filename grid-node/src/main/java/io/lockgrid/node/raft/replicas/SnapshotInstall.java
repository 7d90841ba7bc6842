package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftNodeStatus;
import com.hazelcast.cp.internal.raft.impl.RaftRole;
import com.hazelcast.cp.internal.raft.impl.command.UpdateRaftGroupMembersCmd;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.cp.internal.raft.impl.handler.InstallSnapshotHandlerTask;
import com.hazelcast.cp.internal.raft.impl.log.LogEntry;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.cp.internal.raft.impl.task.RaftNodeStatusAwareTask;

/**
 * Installs a leader's snapshot where the engine's own task (5.4.0) stops half way. A change of seats counts as soon as it is
 * in the log; where one is that the snapshot does not have, as in the log of a demoted leader, the engine asserts that the
 * snapshot's seats are newer, with the table restored and the entries that it stands for not counted as applied: with
 * assertions on, this member applies nothing more. Here such a change is taken back before, and counts again after, if its
 * entry follows the snapshot and so is in the log still; the rest is the engine's. Runs on the Raft node's thread.
 */
final class SnapshotInstall extends RaftNodeStatusAwareTask {
    private final InstallSnapshot request;

    SnapshotInstall(RaftNodeImpl node, InstallSnapshot request) {
        super(node);
        this.request = request;
    }

    @Override
    protected void innerRun() {
        RaftState state = raftNode.state();
        long change = state.lastGroupMembers().index();
        boolean overrun = request.term() >= state.term() && isOverrun(state);
        if (overrun) {
            if (request.term() > state.term() || state.role() != RaftRole.FOLLOWER) {
                raftNode.toFollower(request.term());
            }
            raftNode.setStatus(RaftNodeStatus.ACTIVE);
            raftNode.resetGroupMembers();
        }
        new InstallSnapshotHandlerTask(raftNode, request).run();
        LogEntry kept =
                overrun && change > request.snapshot().index() ? state.log().getLogEntry(change) : null;
        if (kept != null && kept.operation() instanceof UpdateRaftGroupMembersCmd members) {
            raftNode.setStatus(RaftNodeStatus.UPDATING_GROUP_MEMBER_LIST);
            raftNode.updateGroupMembers(change, members.getMembers());
        }
    }

    /** Whether the last seats are not committed here, and not those of the snapshot either. */
    private boolean isOverrun(RaftState state) {
        return request.snapshot().index() > state.commitIndex()
                && state.lastGroupMembers() != state.committedGroupMembers()
                && state.lastGroupMembers().index() > request.snapshot().groupMembersLogIndex();
    }
}
