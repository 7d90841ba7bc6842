package io.lockgrid.node.raft;

import io.lockgrid.Hold;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.simulation.SimProcess;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** The judges of all groups: each judges its own group by itself. */
public final class Judges {
    private final SimCluster cluster;

    Judges(SimCluster cluster) {
        this.cluster = cluster;
    }

    private Judge of(String lock) {
        return cluster.groupOf(lock).judge;
    }

    private List<Judge> all() {
        return cluster.groups.stream().map(group -> group.judge).toList();
    }

    private long sum(ToLongFunction<Judge> figure) {
        return all().stream().mapToLong(figure).sum();
    }

    /** Somebody has got a hold. */
    public void believe(Hold hold) {
        of(hold.lockName()).believe(hold);
    }

    /** Somebody is about to let a hold go, or its process is dead. */
    public void forget(Hold hold) {
        of(hold.lockName()).forget(hold);
    }

    /** This process is dead, and with it whoever believed in anything there. */
    public void forget(SimProcess process) {
        all().forEach(judge -> judge.forget(process));
    }

    /** This process has closed its instance: whatever it still has there is lost, and its holders were told so. */
    public void checkClosed(SimProcess process) {
        all().forEach(judge -> judge.checkClosed(process));
    }

    /** All members were killed at once: for that long holders may believe in what the lost tables said. */
    public void tableLost(long nanos) {
        all().forEach(judge -> judge.tableLost(nanos));
    }

    /** An operator is about to take a hold away, whose holder hears of it a little later. */
    public void mayBeForced(String lock, long fence) {
        of(lock).mayBeForced(lock, fence);
    }

    /** An operator is about to end a session, whose holders hear of it a little later. */
    public void mayBeEnded(UUID session) {
        all().forEach(judge -> judge.mayBeEnded(session));
    }

    /** What an operator who asked then is shown of a lock was so at some moment since. */
    public void shown(LockInfo lock, long asked) {
        if (lock.holder() == null) {
            shownFree(lock.name(), asked);
        } else {
            shownHeld(lock.name(), lock.fence(), asked);
        }
    }

    public void shownHeld(String lock, long fence, long asked) {
        of(lock).shownHeld(lock, fence, asked);
    }

    public void shownFree(String lock, long asked) {
        of(lock).shownFree(lock, asked);
    }

    /** Never two leaders of one term of a group. */
    public void checkLeaders() {
        all().forEach(Judge::checkLeaders);
    }

    /** When all is quiet and closed: the replicas are equal to the byte, and empty. */
    public void checkEnd() {
        all().forEach(Judge::checkEnd);
    }

    /** How many entries were committed. */
    public long entries() {
        return sum(Judge::entries);
    }

    public long terms() {
        return sum(Judge::terms);
    }

    public long beliefsChecked() {
        return sum(Judge::beliefsChecked);
    }
}
