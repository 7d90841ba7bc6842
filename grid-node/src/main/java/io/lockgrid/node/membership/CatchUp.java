package io.lockgrid.node.membership;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.CPGroupSummary;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Whether this member has the state of every group that its seat is in. Until then it cannot vote: a member that leaves now,
 * or dies, can cost a group its majority although the seats are listed as whole. Stateless.
 */
final class CatchUp {
    private CatchUp() {}

    static boolean isDone(RaftService raft, CPMember seat) {
        if (!takesPart(raft.getRaftNode(raft.getMetadataGroupId()))) {
            return false;
        }
        MetadataRaftGroupManager groups = raft.getMetadataGroupManager();
        for (CPGroupId id : groups.getActiveGroupIds()) {
            CPGroupSummary group;
            try {
                group = groups.getGroup(id);
            } catch (IllegalStateException changing) { // a seat has been removed, and is still in the group
                return false;
            }
            boolean mine = group != null
                    && group.members().stream()
                            .anyMatch(member -> member.getUuid().equals(seat.getUuid()));
            if (mine
                    ? !takesPart(raft.getRaftNode(id))
                    : isShort(group, groups.getActiveMembers().size())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a seat is still to come into a group: which one, this member may hear later than all others. */
    private static boolean isShort(@Nullable CPGroupSummary group, int seats) {
        return group != null
                && group.members().size() < Math.min(group.initialMembers().size(), seats);
    }

    private static boolean takesPart(@Nullable RaftNode node) {
        return node instanceof RaftNodeImpl raftNode
                && !raftNode.isTerminatedOrSteppedDown()
                && raftNode.state().commitIndex() > 0;
    }
}
