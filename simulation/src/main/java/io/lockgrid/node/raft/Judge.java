package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftRole;
import io.lockgrid.Hold;
import io.lockgrid.internal.session.Grant;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SnapshotCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges one group: knows of all members and callers at once, and says what breaks a promise: a hold that its owner believes in and the
 * table does not know, replicas that differ, two leaders of a term.
 */
public final class Judge {
    private record First(byte[] bytes, Object result) {}

    private record Belief(@Nullable SimProcess process, Hold hold) {}

    private final Sim sim;
    private final SimCluster cluster;
    private final SimGroup group;
    private final Map<Long, First> firsts = new HashMap<>();
    private final Map<Integer, RaftEndpoint> leaders = new HashMap<>();
    private final List<Belief> beliefs = new ArrayList<>();

    /** Holds, and sessions, that operators took away or may have, and since when the table does not have them. */
    private final Map<String, Long> forced = new HashMap<>();

    /** How long a holder may take to hear of that. */
    private final long untold;

    /** Until when holders may believe in what a table said that is lost. */
    private long lostUntil;

    private long earlierEntries;
    private long earlierTerms;
    private final Turns turns;
    private final Timeouts timeouts;
    private final Holdings holdings = new Holdings();
    private long frontier;
    private @Nullable Replica furthest;
    private long beliefsChecked;

    /** @param timeToLive of sessions: who cannot be told knows by then */
    Judge(Sim sim, SimCluster cluster, SimGroup group, long timeToLive) {
        this.untold = timeToLive + 5 * Sim.SECOND;
        this.sim = sim;
        this.cluster = cluster;
        this.group = group;
        this.turns = new Turns(sim);
        this.timeouts = new Timeouts(sim);
    }

    /** A member has applied an entry. */
    void applied(SimMember member, CPGroupId of, long index, RaftOp op, Object result) {
        if (!StockAnswers.isChange(op) || !of.equals(group.id())) {
            return;
        }
        byte[] bytes = SimCluster.SERIALIZATION.toData(op).toByteArray();
        First first = firsts.putIfAbsent(index, new First(bytes, StockAnswers.comparable(result)));
        if (first == null) {
            sim.trace().mix(index);
            sim.trace().mix(bytes);
            frontier = Math.max(frontier, index);
            furthest = member.replica(group);
            checkBeliefs();
            LockTable table = member.replica(group).fork();
            turns.look(table);
            timeouts.look(op, table);
            holdings.look(table, sim.now());
        } else if (!Arrays.equals(first.bytes(), bytes)) {
            sim.violation("DIVERGED: entry " + index + " is another one on " + member.process.name());
        } else if (!first.result().equals(StockAnswers.comparable(result))) {
            sim.violation("DIVERGED: entry " + index + " led to " + result + " on " + member.process.name()
                    + " instead of " + first.result());
        }
    }

    /** Somebody has got a hold. */
    public void believe(Hold hold) {
        beliefs.add(new Belief(sim.current(), hold));
        checkBeliefs();
    }

    /** Somebody is about to let a hold go, or its process is dead. */
    public void forget(Hold hold) {
        beliefs.removeIf(belief -> belief.hold() == hold);
    }

    /**
     * This process has closed its instance: whatever it still has there is lost, and its holders were told so. What it has
     * by Hazelcast's own lock API is another's to close.
     */
    public void checkClosed(SimProcess process) {
        for (Belief belief : List.copyOf(beliefs)) {
            Hold hold = belief.hold();
            if (belief.process() == process
                    && !(hold instanceof StockHold)
                    && (hold.isHeld() || !hold.lost().toCompletableFuture().isDone())) {
                sim.violation("CLOSED, and nobody is told that it is lost: " + hold);
            }
        }
    }

    /** This process is dead, and with it whoever believed in anything there. */
    public void forget(SimProcess process) {
        beliefs.removeIf(belief -> belief.process() == process);
    }

    /** All members are gone, and their table with them: holders learn of it in a while, or their time runs out. */
    void newTable() {
        earlierEntries += firsts.size();
        earlierTerms += leaders.size();
        turns.restart();
        timeouts.restart();
        holdings.restart(sim.now());
        firsts.clear();
        leaders.clear();
        frontier = 0;
        furthest = null;
    }

    /** All members were killed at once: for that long holders may believe in what the lost table said. */
    public void tableLost(long nanos) {
        lostUntil = sim.now() + nanos;
    }

    /** An operator is about to take a hold away, whose holder hears of it a little later. */
    public void mayBeForced(String lock, long fence) {
        forced.putIfAbsent(lock + "#" + fence, Long.MAX_VALUE);
    }

    /** An operator is about to end a session, whose holders hear of it a little later. */
    void mayBeEnded(UUID session) {
        forced.putIfAbsent(session.toString(), Long.MAX_VALUE);
    }

    private boolean isUntold(Hold hold) {
        return isUntold(hold.lockName() + "#" + hold.fence())
                || !(hold instanceof StockHold)
                        && isUntold(Grant.of(hold).session().toString());
    }

    private boolean isUntold(String taken) {
        Long since = forced.computeIfPresent(taken, (any, before) -> Math.min(before, sim.now()));
        return since != null && sim.now() - since < untold;
    }

    /** Whoever believes to hold a lock holds it, as of the latest entry that anybody has applied. */
    private void checkBeliefs() {
        Replica replica = furthest;
        if (replica == null || sim.now() < lostUntil) {
            return;
        }
        for (Belief belief : List.copyOf(beliefs)) {
            Hold hold = belief.hold();
            if (hold.isHeld()) {
                beliefsChecked++;
                Lock lock = replica.lock(cluster.nameOf(hold.lockName()).name());
                io.lockgrid.node.table.Hold holder = lock == null ? null : lock.holder();
                Object grant = hold instanceof StockHold ? "a CP session" : Grant.of(hold);
                if (!isOf(hold, holder) && !isUntold(hold)) {
                    sim.violation("BELIEF: " + hold + " by " + grant + ", and the table says " + holder);
                    beliefs.remove(belief);
                }
            }
        }
    }

    private static boolean isOf(Hold hold, io.lockgrid.node.table.@Nullable Hold holder) {
        if (holder == null || holder.fence() != hold.fence()) {
            return false;
        } else if (hold instanceof StockHold stock) {
            return stock.isOf(holder);
        }
        Grant grant = Grant.of(hold);
        return holder.acquire() == grant.acquire() && holder.session().equals(grant.session());
    }

    /** An operator who asked then is shown that this lock is held with this fence. */
    void shownHeld(String lock, long fence, long asked) {
        if (!holdings.wasHeld(cluster.nameOf(lock).name(), fence, asked)) {
            sim.violation("SHOWN: " + lock + " as held with fence " + fence + ", and it was not");
        }
    }

    /** An operator who asked then is shown that nobody holds this lock. */
    void shownFree(String lock, long asked) {
        if (!holdings.wasFree(cluster.nameOf(lock).name(), asked)) {
            sim.violation("SHOWN: " + lock + " as held by nobody, and it was held all the time");
        }
    }

    /** Never two leaders of one term. */
    public void checkLeaders() {
        for (SimMember member : cluster.members()) {
            RaftNodeImpl node = member.node(group);
            if (node != null
                    && node.getGroupId().equals(group.id())
                    && node.state().role() == RaftRole.LEADER
                    && !node.isTerminatedOrSteppedDown()) {
                RaftEndpoint known = leaders.putIfAbsent(node.state().term(), node.getLocalMember());
                if (known == null) {
                    cluster.orders().leads(group.name, member.address);
                } else if (!known.equals(node.getLocalMember())) {
                    sim.violation("TWO LEADERS of term " + node.state().term());
                }
            }
        }
    }

    /** When all is quiet and closed: the replicas are equal to the byte, and empty. */
    public void checkEnd() {
        byte[] first = null;
        if (!cluster.seats.isWhole()) {
            sim.violation("SEATS: a seat is without a member that has the state, and nothing goes wrong any more");
        }
        for (SimMember member : cluster.members()) {
            if (!cluster.seats.isListed(member) || !member.hasState()) {
                continue;
            }
            LockTable table = member.replica(group).fork();
            byte[] bytes = SnapshotCodec.encode(table, Formats.NEWEST);
            if (first != null && !Arrays.equals(first, bytes)) {
                sim.violation("DIVERGED at the end: " + member.process.name() + " has another table");
            }
            first = bytes;
            if (table.lockCount() > 0 || table.sessionCount() > 0) {
                sim.violation("LEFT: " + table.lockCount() + " locks and " + table.sessionCount() + " sessions on "
                        + member.process.name());
            }
        }
    }

    /** How many entries were committed. */
    public long entries() {
        return earlierEntries + firsts.size();
    }

    public long terms() {
        return earlierTerms + leaders.size();
    }

    public long beliefsChecked() {
        return beliefsChecked;
    }
}
