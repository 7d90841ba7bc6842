package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import io.lockgrid.simulation.Sim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each entry of the METADATA group, and says what no keeper may do: take away the seat of a member that is here,
 * or before its grace is over, or with nobody to take it; vacate too many seats; leave a grid without a majority.
 */
final class SeatJudge {
    /** An operator's order asks a member for so long whether it is there, and some more. */
    private static final long QUESTION = 3 * Sim.SECOND;

    /** What a keeper has seen before it acts may be as old. */
    private static final long BLINK = 20 * Sim.SECOND;

    private final SimCluster cluster;
    private final Map<UUID, Long> deaths = new HashMap<>();
    private final Map<UUID, Long> givenAt = new HashMap<>();
    /** When somebody asked for a seat to be taken away who did not know its member to be here. */
    private final Map<UUID, Long> missed = new HashMap<>();
    /** Seats of processes that are dead, at whose places others have come up. */
    private final Set<UUID> succeeded = new HashSet<>();
    /** Seats of processes that have died while they left: they may have asked for the end of their seats before. */
    private final Set<UUID> leavers = new HashSet<>();

    private List<CPMemberInfo> listed = List.of();
    private @Nullable CPMemberInfo leaving;
    private long applied = -1;
    private long changes;
    private long lastHeir;
    /** How many seats were taken away by others, and not given again. */
    private int vacated;

    SeatJudge(SimCluster cluster) {
        this.cluster = cluster;
    }

    long changes() {
        return changes;
    }

    List<CPMemberInfo> listed() {
        return listed;
    }

    /** All members are new ones. */
    void newGrid() {
        listed = List.of();
        leaving = null;
        vacated = 0;
        applied = -1;
        deaths.clear();
        succeeded.clear();
        leavers.clear();
        cluster.orders().listed(listed);
    }

    void died(SimMember member) {
        noteHeirs();
        CPMemberInfo seat = member.seat();
        if (seat != null) {
            deaths.put(seat.getUuid(), cluster.sim.now());
            if (member.keeper().isLeaving()) {
                leavers.add(seat.getUuid());
            }
        }
    }

    void cameUp(Address place) {
        listed.stream().filter(seat -> seat.getAddress().equals(place)).forEach(seat -> succeeded.add(seat.getUuid()));
    }

    /** A member has applied an entry of the METADATA group. */
    void applied(SimMember by, long index) {
        if (index <= applied) {
            return;
        }
        applied = index;
        MetadataRaftGroupManager manager = by.raft.getMetadataGroupManager();
        List<CPMemberInfo> before = listed;
        CPMemberInfo leftBefore = leaving;
        listed = List.copyOf(manager.getActiveMembers());
        leaving = by.raft.leavingMember();
        CPMemberInfo begun = leaving;
        if (begun != null && !begun.equals(leftBefore)) {
            removed(by, begun);
        }
        for (CPMemberInfo seat : before) {
            if (!listed.contains(seat) && !seat.equals(leftBefore)) {
                removed(by, seat); // without further ado
            }
        }
        for (CPMemberInfo seat : listed) {
            if (!before.contains(seat)) {
                givenAt.put(seat.getUuid(), cluster.sim.now());
                vacated = Math.max(0, vacated - 1);
            }
        }
        if (!before.equals(listed)) {
            cluster.sim.note("the seats are " + listed);
            cluster.orders().listed(listed);
            difference(before, listed).forEach(seat -> cluster.aims().happens(seat.getAddress()));
            judgeList();
        }
        noteHeirs();
    }

    private static List<CPMemberInfo> difference(List<CPMemberInfo> before, List<CPMemberInfo> now) {
        return Stream.concat(before.stream(), now.stream())
                .filter(seat -> before.contains(seat) != now.contains(seat))
                .toList();
    }

    private void judgeList() {
        changes++;
        if (listed.stream().map(CPMemberInfo::getAddress).distinct().count() < listed.size()) {
            cluster.sim.violation("SEATS: a member has two of them: " + listed);
        }
    }

    private void noteHeirs() {
        if (cluster.members().stream().anyMatch(member -> !cluster.seats.isListed(member))) {
            lastHeir = cluster.sim.now();
        }
    }

    /** A member asks for a seat to be taken away: what it knows by now counts, not what is known when that is decided. */
    void asked(SimMember by) {
        for (CPMemberInfo seat : listed) {
            SimMember owner = cluster.withSeat(seat.getUuid());
            if (owner == null || !knows(by, seat, owner)) {
                missed.put(seat.getUuid(), cluster.sim.now());
            }
        }
    }

    private boolean wasMissed(CPMemberInfo seat) {
        Long at = missed.get(seat.getUuid());
        return at != null && cluster.sim.now() - at < BLINK;
    }

    private static boolean knows(SimMember by, CPMemberInfo seat, SimMember owner) {
        return by.isSeen(owner) && by.keeper().knowsSeat(seat.getUuid(), owner.shown(false));
    }

    private void removed(SimMember by, CPMemberInfo seat) {
        judgeMajority(seat);
        SimMember owner = cluster.withSeat(seat.getUuid());
        if (owner != null) {
            if (!owner.keeper().isLeaving()
                    && knows(by, seat, owner)
                    && !wasMissed(seat)
                    && !(isOrdered(seat) && cluster.network.wasRestless(QUESTION))) {
                cluster.sim.violation("SEATS: " + seat + " is taken away, and its member is here");
            } else if (owner.keeper().isOrderedAway() && !isOrdered(seat)) {
                cluster.sim.violation("SEATS: " + seat + " is given up, and nobody has ordered that");
            }
        } else if (!succeeded.contains(seat.getUuid()) && !leavers.contains(seat.getUuid())) {
            judgeDead(seat);
        }
    }

    private boolean isOrdered(CPMemberInfo seat) {
        return cluster.orders().mayHaveTaken(seat, givenAt.getOrDefault(seat.getUuid(), 0L));
    }

    private void judgeDead(CPMemberInfo seat) {
        vacated++;
        if (vacated > (cluster.config.seats() - 1) / 2 && mightGrow(seat)) {
            cluster.sim.violation("SEATS: " + vacated + " are taken away and not given again: left are " + listed);
        }
        String wrong = null;
        Long death = lastSeen(seat.getUuid());
        long grace = cluster.config.grace().toNanos();
        if (death != null && cluster.sim.now() - death < grace - grace / 50) {
            wrong = (cluster.sim.now() - death) / Sim.MILLI + " ms after its end";
        }
        noteHeirs();
        if (cluster.sim.now() - lastHeir > BLINK) {
            wrong = "and nobody is there to take it";
        }
        if (wrong != null && !isOrdered(seat)) { // an operator need not wait, neither for its end nor for an heir
            cluster.sim.violation("SEATS: " + seat + " is taken away, " + wrong);
        }
    }

    /** Since when it can count as away: one that has died right after it got its seat was perhaps never seen with it. */
    private @Nullable Long lastSeen(UUID seat) {
        Long death = deaths.get(seat);
        long given = givenAt.getOrDefault(seat, 0L);
        return death != null && death - given < BLINK ? Long.valueOf(given) : death;
    }

    /** Whether a free seat could be given with this dead one among them; else taking it away is the only way on. */
    private boolean mightGrow(CPMemberInfo dead) {
        List<CPMemberInfo> left = without(dead);
        return there(left) >= (left.size() + 2) / 2 + 1;
    }

    private void judgeMajority(CPMemberInfo seat) {
        List<CPMemberInfo> left = without(seat);
        if (left.size() < 2 || there(left) < left.size() / 2 + 1) {
            cluster.sim.violation("SEATS: without " + seat + " there is no majority of " + left);
        }
    }

    private List<CPMemberInfo> without(CPMemberInfo seat) {
        return listed.stream().filter(each -> !each.equals(seat)).toList();
    }

    private long there(List<CPMemberInfo> seats) {
        return seats.stream()
                .map(each -> cluster.withSeat(each.getUuid()))
                .filter(member -> member != null && member.hasCaughtUp())
                .count();
    }
}
