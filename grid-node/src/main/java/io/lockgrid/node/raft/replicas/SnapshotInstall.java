package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftNodeStatus;
import com.hazelcast.cp.internal.raft.impl.RaftRole;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.cp.internal.raft.impl.handler.InstallSnapshotHandlerTask;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.cp.internal.raft.impl.task.RaftNodeStatusAwareTask;

/**
 * Installs a leader's snapshot where the engine's own task (5.4.0) stops half way. A change of seats counts as soon as it is
 * in the log; where it is in that of a demoted leader alone, the engine asserts that the snapshot's seats are newer, with the
 * table restored and the entries that it stands for not counted as applied: with assertions on, this member applies nothing
 * more. Here what was never committed is taken back first, as where such an entry is cut off; the rest is the engine's. Runs
 * on the Raft node's thread.
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
        if (request.term() >= state.term() && isOverrun(state)) {
            if (request.term() > state.term() || state.role() != RaftRole.FOLLOWER) {
                raftNode.toFollower(request.term());
            }
            raftNode.setStatus(RaftNodeStatus.ACTIVE);
            raftNode.resetGroupMembers();
        }
        new InstallSnapshotHandlerTask(raftNode, request).run();
    }

    /** Whether the last seats are not committed here, and not those of the snapshot either, which has committed ones. */
    private boolean isOverrun(RaftState state) {
        return request.snapshot().index() > state.commitIndex()
                && state.lastGroupMembers() != state.committedGroupMembers()
                && state.lastGroupMembers().index() > request.snapshot().groupMembersLogIndex();
    }
}
