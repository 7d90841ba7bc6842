package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import io.lockgrid.simulation.Sim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of seats, in the place of the METADATA group and of the keepers: takes the seat of a dead member away once
 * there is an heir for it, and gives it to that one, by the engine's real change of a group's members.
 */
public final class Seats {
    private static final long PATIENCE = 5 * Sim.SECOND;

    private final SimCluster cluster;
    private final List<CPMemberInfo> listed = new ArrayList<>();
    /** A change that has begun comes to its end before another begins, whoever leads by then. */
    private record Change(MembershipChangeMode mode, CPMemberInfo seat) {}

    private @Nullable Change begun;

    private boolean asked;
    private long changes;

    Seats(SimCluster cluster) {
        this.cluster = cluster;
    }

    void found(List<SimMember> founders) {
        listed.clear();
        begun = null;
        asked = false;
        founders.forEach(member -> listed.add(member.seat));
    }

    boolean isListed(SimMember member) {
        return listed.contains(member.seat);
    }

    /** How many changes were asked for. */
    public long changes() {
        return changes;
    }

    /** Whether the group keeps its majority, and with it its table, if this member dies. */
    public boolean canSpare(SimMember member) {
        long others = cluster.members().stream()
                .filter(each -> each != member && isListed(each) && each.hasState())
                .count();
        return !isListed(member) || others >= (listed.size() + (begun == null ? 0 : 1)) / 2 + 1;
    }

    /** Whether every seat is given, to a member that lives and has the state. */
    public boolean isWhole() {
        return begun == null
                && listed.size() == cluster.config.seats()
                && cluster.members().stream()
                                .filter(member -> isListed(member) && member.hasState())
                                .count()
                        == listed.size();
    }

    /** Changes one seat, if one has to be changed. */
    public void keep() {
        SimMember leader = cluster.leader();
        if (asked || leader == null || !leader.isAwake()) {
            return;
        }
        if (begun != null) {
            if (!cluster.groups.stream().allMatch(this::isDone)) {
                ask(begun);
                return;
            }
            if (begun.mode() == MembershipChangeMode.ADD) {
                listed.add(begun.seat());
            } else {
                listed.remove(begun.seat());
            }
            begun = null;
        }
        for (SimMember heir : cluster.members()) {
            if (!isListed(heir) && leader.isSeen(heir)) {
                begun = next(heir);
            }
        }
        if (begun != null) {
            ask(begun);
        }
    }

    /** Whether the change that has begun is done in that group. */
    private boolean isDone(SimGroup group) {
        SimMember leader = group.leader();
        return begun != null
                && leader != null
                && leader.committedMembers(group).contains(begun.seat().toRaftEndpoint())
                        == (begun.mode() == MembershipChangeMode.ADD);
    }

    private @Nullable Change next(SimMember heir) {
        if (listed.size() < cluster.config.seats()) {
            return new Change(MembershipChangeMode.ADD, heir.seat);
        }
        return listed.stream()
                .filter(this::isDead)
                .findFirst()
                .map(dead -> new Change(MembershipChangeMode.REMOVE, dead))
                .orElse(null);
    }

    private boolean isDead(CPMemberInfo seat) {
        return cluster.withSeat(seat.getUuid()) == null;
    }

    /** In the first group that does not have it, as the METADATA group has it done in one after the other. */
    private void ask(Change change) {
        SimGroup group = cluster.groups.stream()
                .filter(each -> !isDone(each))
                .findFirst()
                .orElseThrow();
        SimMember leader = group.leader();
        if (leader == null) {
            return;
        }
        asked = true;
        changes++;
        cluster.sim.note(change.mode() + " " + change.seat().getAddress() + " by " + leader.process.name());
        leader.process.soon(
                "seat",
                () -> leader.changeSeat(group, change.seat().toRaftEndpoint(), change.mode(), () -> asked = false));
        cluster.sim.at(cluster.sim.now() + PATIENCE, null, "seat time-out", () -> asked = false);
    }
}
