package io.lockgrid.node.replica.seen;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.ClaimListener;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.words.Ending;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this member has seen of a group since it began: numbers and history. Not in snapshots, and never asked by the
 * table. Not thread-safe: owned by the thread that applies entries.
 */
public final class Seen implements ClaimListener {
    private final Tally tally;
    private final GroupHistory history;
    private final LongSupplier wallClock;

    /**
     * @param wallClock of this member, for since when it counts, and for what comes without a date: calls of Hazelcast's
     *     own lock API
     */
    public Seen(int historyEvents, LongSupplier wallClock) {
        this.wallClock = wallClock;
        tally = new Tally(wallClock);
        history = new GroupHistory(historyEvents);
    }

    /** What was counted; of it, other threads may ask what says so. */
    public Tally tally() {
        return tally;
    }

    public void entry(long index) {
        history.entry(index);
    }

    /** Begins anew with a state that others have made, as of that entry of the log. */
    public void restart(long holds, long waiters, long index) {
        tally.restart(holds, waiters);
        history.restart(index);
    }

    /** What was remembered. */
    public GroupHistory history() {
        return history;
    }

    @Override
    public void granted(Hold hold, @Nullable Wait waited, Home holder, long atMillis, boolean dated) {
        long when = when(atMillis, dated);
        tally.granted(hold, waited, holder, when, true);
        history.granted(hold, waited, holder, when, true);
    }

    @Override
    public void waits(Wait wait, Home waiter, long atMillis, boolean dated) {
        long when = when(atMillis, dated);
        tally.waits(wait, waiter, when, true);
        history.waits(wait, waiter, when, true);
    }

    @Override
    public void ended(
            Claim claim,
            Home home,
            Ending ending,
            @Nullable String actor,
            @Nullable String note,
            long atMillis,
            boolean dated) {
        long when = when(atMillis, dated);
        tally.ended(claim, home, ending, actor, note, when, true);
        history.ended(claim, home, ending, actor, note, when, true);
    }

    @Override
    public void refused() {
        tally.refused();
    }

    /** What came without a date happened now, by this member's own clock. */
    private long when(long atMillis, boolean dated) {
        return dated ? atMillis : Math.max(atMillis, wallClock.getAsLong());
    }
}
