package io.lockgrid.node.membership;

import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;

/**
 * How whole a group is, counted by a member that has a seat in it.
 *
 * @param wanted how many seats the configuration gives the group
 * @param taken how many it has given
 * @param reachable whose members are here and can vote
 */
public record GroupSeats(int wanted, int taken, int reachable) {

    public static GroupSeats of(RaftNode node, RaftService raft, KeeperService keeper) {
        int reachable = 0;
        for (RaftEndpoint endpoint : node.getCommittedMembers()) {
            CPMember seat =
                    raft.getInvocationManager().getRaftInvocationContext().getCPMember(endpoint.getUuid());
            reachable += seat != null && keeper.isHere(seat) ? 1 : 0;
        }
        return new GroupSeats(wanted(raft), node.getCommittedMembers().size(), reachable);
    }

    public static int wanted(RaftService raft) {
        int groupSize = raft.getConfig().getGroupSize(); // 0 unless set: as many as there are CP members
        return groupSize > 0 ? groupSize : raft.getConfig().getCPMemberCount();
    }

    /** Seats that are empty, or away. */
    public int missing() {
        return Math.max(0, wanted - reachable);
    }

    /** Seats that are away. */
    public int away() {
        return taken - reachable;
    }

    /** How many more seats may fail before the majority is lost. */
    public int failuresLeft() {
        return Math.max(0, reachable - (taken / 2 + 1));
    }
}
