package io.lockgrid.internal.session;

import io.lockgrid.internal.surroundings.LaneServices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * When a max hold may end at the grid, as its holder knows it: never later than it does.
 *
 * <p>Renewals may be under way together, and the grid may apply them in another order than they were sent. So each one
 * that may be the last to be applied bounds the end, answered or not, until a later one is known to have come after it.
 *
 * <p>Thread-safe.
 */
final class MaxHold {
    private static final long MILLI = 1_000_000L;

    /** One beginning of the max hold. */
    static final class Renewal {
        private final long asked;
        private long answered = Long.MAX_VALUE;
        private long end;

        private Renewal(long asked, long end) {
            this.asked = asked;
            this.end = end;
        }
    }

    private final List<Renewal> mayCount = new ArrayList<>(2); // guarded by this

    /** Counts what is asked and answered, to tell what came before what. */
    private long steps; // guarded by this

    /** Good from the first renewal on. */
    private volatile long end;

    private volatile @Nullable Future<?> timer; // set in the lane's mailbox

    /** Of a grant that was asked for at that time or later. */
    static MaxHold granted(long askedAt, long millis) {
        MaxHold maxHold = new MaxHold();
        maxHold.answered(maxHold.renew(askedAt, millis), askedAt, millis);
        return maxHold;
    }

    /** Before it is sent: from now on the grid may count by it. */
    synchronized Renewal renew(long now, long millis) {
        Renewal renewal = new Renewal(++steps, endOf(now, millis));
        mayCount.add(renewal);
        sum();
        return renewal;
    }

    /** The grid has it, and has applied it not before it was sent. */
    synchronized void answered(Renewal renewal, long sentAt, long millis) {
        renewal.answered = ++steps;
        renewal.end = endOf(sentAt, millis);
        mayCount.removeIf(earlier -> earlier.answered < renewal.asked);
        sum();
    }

    private void sum() {
        long earliest = mayCount.get(0).end;
        for (Renewal renewal : mayCount) {
            earliest = renewal.end - earliest < 0 ? renewal.end : earliest;
        }
        end = earliest;
    }

    private static long endOf(long from, long millis) {
        return from + ClockMargin.within(millis * MILLI);
    }

    /** What is left of it at that time; not above 0 when it may be over. */
    long left(long now) {
        return end - now;
    }

    /** In the mailbox: has that run when it may be over. */
    void watch(LaneServices services, Runnable atEnd) {
        timer = services.after(left(services.now()), atEnd);
    }

    void unwatch() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }
}
