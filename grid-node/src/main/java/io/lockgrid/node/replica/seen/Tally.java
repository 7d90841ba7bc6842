package io.lockgrid.node.replica.seen;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.ClaimListener;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.words.Ending;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens to the locks of a group, as this member applies it. Allocates nothing while it counts. Owned
 * by the thread that applies entries; what other threads may ask says so.
 */
public final class Tally implements ClaimListener {
    private final Buckets waitTimes = new Buckets();
    private final Buckets holdTimes = new Buckets();
    private final LongSupplier wallClock;
    private long since;
    private final AtomicLong grants = new AtomicLong();
    private final AtomicLong releases = new AtomicLong();
    private final AtomicLong failedTries = new AtomicLong();
    private final AtomicLong timeouts = new AtomicLong();
    private final AtomicLong withdrawals = new AtomicLong();
    private final AtomicLong maxHoldsEnded = new AtomicLong();
    private final AtomicLong forced = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private final AtomicLong holds = new AtomicLong();
    private final AtomicLong waiters = new AtomicLong();

    Tally(LongSupplier wallClock) {
        this.wallClock = wallClock;
        this.since = wallClock.getAsLong();
    }

    @Override
    public void granted(Hold hold, @Nullable Wait waited, Home holder, long atMillis, boolean dated) {
        add(grants, 1);
        add(holds, 1);
        if (waited != null) {
            add(waiters, -1);
        }
        waitTimes.add(waited == null ? 0 : atMillis - waited.since());
    }

    @Override
    public void waits(Wait wait, Home waiter, long atMillis, boolean dated) {
        add(waiters, 1);
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
        if (claim instanceof Wait) {
            add(waiters, -1);
            if (ending == Ending.TIMED_OUT) {
                add(timeouts, 1);
            } else {
                add(withdrawals, 1);
            }
            return;
        }
        add(holds, -1);
        holdTimes.add(atMillis - claim.since());
        switch (ending) {
            case MAX_HOLD_ENDED -> add(maxHoldsEnded, 1);
            case FORCED -> add(forced, 1);
            case SESSION_EXPIRED -> add(expired, 1);
            case SESSION_CLOSED -> add(closed, 1);
            default -> add(releases, 1);
        }
    }

    @Override
    public void refused() {
        add(failedTries, 1);
    }

    /** Begins anew with a table that others have filled. */
    void restart(long held, long waiting) {
        since = wallClock.getAsLong();
        grants.setRelease(0);
        releases.setRelease(0);
        failedTries.setRelease(0);
        timeouts.setRelease(0);
        withdrawals.setRelease(0);
        maxHoldsEnded.setRelease(0);
        forced.setRelease(0);
        expired.setRelease(0);
        closed.setRelease(0);
        waitTimes.clear();
        holdTimes.clear();
        holds.setRelease(held);
        waiters.setRelease(waiting);
    }

    /** The one thread that counts needs no atomic addition. */
    private static void add(AtomicLong counter, long more) {
        counter.setRelease(counter.getPlain() + more);
    }

    /** What was counted so far; the answer is for any thread. */
    public GroupStatistics read(String group, String member) {
        return new GroupStatistics(
                group,
                member,
                Instant.ofEpochMilli(since),
                grants.get(),
                releases.get(),
                failedTries.get(),
                timeouts.get(),
                withdrawals.get(),
                losses(),
                (int) holds.get(),
                (int) waiters.get(),
                waitTimes.read(),
                holdTimes.read());
    }

    /** Any thread. */
    public Map<LockLoss.Reason, Long> losses() {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        losses.put(LockLoss.Reason.MAX_HOLD_ENDED, maxHoldsEnded.get());
        losses.put(LockLoss.Reason.FORCED, forced.get());
        losses.put(LockLoss.Reason.SESSION_EXPIRED, expired.get());
        losses.put(LockLoss.Reason.CLOSED, closed.get());
        return losses;
    }

    /** Any thread. */
    public long grants() {
        return grants.get();
    }

    /** Any thread. */
    public long holds() {
        return holds.get();
    }

    /** Any thread. */
    public long waiters() {
        return waiters.get();
    }
}
