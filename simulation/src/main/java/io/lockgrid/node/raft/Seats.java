package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of seats, as the leader of the METADATA group has it: who may die, and whether all seats are given. */
public final class Seats {
    private final SimCluster cluster;
    private final SeatJudge judge;

    Seats(SimCluster cluster) {
        this.cluster = cluster;
        this.judge = new SeatJudge(cluster);
    }

    SeatJudge judge() {
        return judge;
    }

    /** How many changes have begun. */
    public long changes() {
        return judge.changes();
    }

    boolean isListed(SimMember member) {
        CPMemberInfo seat = member.seat();
        return seat != null && judge.listed().contains(seat);
    }

    /** Who leads the METADATA group in its highest term, if anybody. */
    private @Nullable SimMember leader() {
        SimMember found = null;
        for (SimMember member : cluster.members()) {
            RaftNodeImpl node = member.metadata();
            if (node != null
                    && !node.isTerminatedOrSteppedDown()
                    && node.getLocalMember().equals(node.getLeader())
                    && (found == null || node.state().term() > term(found))) {
                found = member;
            }
        }
        return found;
    }

    private static int term(SimMember member) {
        RaftNodeImpl node = member.metadata();
        return node == null ? 0 : node.state().term();
    }

    /** Whether all groups keep their majority, and with it the table, if this member dies. */
    public boolean canSpare(SimMember member) {
        SimMember seats = leader();
        RaftNodeImpl metadata = seats == null ? null : seats.metadata();
        if (seats == null || metadata == null) {
            return false;
        }
        MetadataRaftGroupManager manager = seats.raft.getMetadataGroupManager();
        List<Collection<RaftEndpoint>> memberships =
                new ArrayList<>(List.of(metadata.getCommittedMembers(), metadata.getAppliedMembers()));
        for (SimGroup group : cluster.groups) {
            SimMember leader = group.leader();
            RaftNodeImpl node = leader == null ? null : leader.node(group);
            if (node == null || manager.getActiveGroup(group.name) == null) {
                return false; // nobody leads it, or the founding is not over
            }
            memberships.addAll(List.of(node.getCommittedMembers(), node.getAppliedMembers()));
        }
        return memberships.stream()
                .allMatch(group -> canSpare(group, member, seats.raft.leavingMember(), seats.raft.comingMember()));
    }

    private boolean canSpare(
            Collection<RaftEndpoint> group,
            SimMember member,
            @Nullable CPMemberInfo leaving,
            @Nullable CPMemberInfo coming) {
        Predicate<RaftEndpoint> leaves =
                each -> leaving != null && each.getUuid().equals(leaving.getUuid());
        List<RaftEndpoint> left = group.stream().filter(leaves.negate()).toList();
        // Whoever is being given a seat counts, and cannot vote before that is done: the engine can end this in no
        // other way.
        boolean comes = cluster.members().stream()
                        .anyMatch(each -> each.raft.isPromoting() || each.calls.isAboutToTakeASeat())
                || coming != null
                        && left.stream().noneMatch(each -> each.getUuid().equals(coming.getUuid()));
        return isKept(left, member, comes, leaves)
                && isKept(group, member, comes, leaves); // until it is done, and then
    }

    /** @param leaves whose seat is being given up: it votes until then */
    private boolean isKept(
            Collection<RaftEndpoint> group, SimMember without, boolean comes, Predicate<RaftEndpoint> leaves) {
        if (group.stream().noneMatch(each -> cluster.withSeat(each.getUuid()) == without)) {
            return true;
        }
        long others = group.stream()
                .filter(each -> {
                    SimMember owner = cluster.withSeat(each.getUuid());
                    return owner != null
                            && owner != without
                            && owner.hasCaughtUp()
                            && (leaves.test(each) || !owner.keeper().isLeaving());
                })
                .count();
        return others >= (group.size() + (comes ? 1 : 0)) / 2 + 1;
    }

    /** Whether every seat is given, to a member that lives and has the state. */
    public boolean isWhole() {
        SimMember leader = leader();
        if (leader == null) {
            return false;
        }
        MetadataRaftGroupManager manager = leader.raft.getMetadataGroupManager();
        Collection<CPMemberInfo> listed = manager.getActiveMembers();
        return manager.getMembershipChangeSchedule() == null
                && listed.size() == cluster.config.seats()
                && listed.stream()
                        .map(seat -> cluster.withSeat(seat.getUuid()))
                        .allMatch(member -> member != null && member.hasCaughtUp());
    }
}
