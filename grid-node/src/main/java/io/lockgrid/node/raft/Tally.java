package io.lockgrid.node.raft;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.Ending;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SessionLabel;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.Witness;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens to the locks of a group, as this member applies it. Allocates nothing while it counts. Not
 * thread-safe: owned by the thread that applies entries.
 */
final class Tally implements Witness {
    private final Buckets waitTimes = new Buckets();
    private final Buckets holdTimes = new Buckets();
    private long since = System.currentTimeMillis();
    private long grants;
    private long releases;
    private long failedTries;
    private long timeouts;
    private long withdrawals;
    private long maxHoldsEnded;
    private long forced;
    private long expired;
    private int holds;
    private int waiters;

    @Override
    public void granted(Hold hold, @Nullable Wait waited, SessionLabel holder, long atMillis, boolean dated) {
        grants++;
        holds++;
        if (waited != null) {
            waiters--;
        }
        waitTimes.add(waited == null ? 0 : atMillis - waited.since());
    }

    @Override
    public void waits(Wait wait, SessionLabel waiter, long atMillis, boolean dated) {
        waiters++;
    }

    @Override
    public void ended(
            Claim claim,
            SessionLabel label,
            Ending ending,
            @Nullable String actor,
            @Nullable String note,
            long atMillis,
            boolean dated) {
        if (claim instanceof Wait) {
            waiters--;
            if (ending == Ending.TIMED_OUT) {
                timeouts++;
            } else {
                withdrawals++;
            }
            return;
        }
        holds--;
        holdTimes.add(atMillis - claim.since());
        switch (ending) {
            case MAX_HOLD_ENDED -> maxHoldsEnded++;
            case FORCED -> forced++;
            case SESSION_EXPIRED -> expired++;
            default -> releases++;
        }
    }

    @Override
    public void refused() {
        failedTries++;
    }

    /** Begins anew with a table that others have filled. */
    void restart(LockTable table) {
        since = System.currentTimeMillis();
        grants = 0;
        releases = 0;
        failedTries = 0;
        timeouts = 0;
        withdrawals = 0;
        maxHoldsEnded = 0;
        forced = 0;
        expired = 0;
        waitTimes.clear();
        holdTimes.clear();
        holds = 0;
        waiters = 0;
        table.forEachLock(lock -> {
            holds += lock.holder() == null ? 0 : 1;
            waiters += lock.waiterCount();
        });
    }

    /** What was counted so far; for any thread. */
    GroupStatistics read(String group, String member) {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        losses.put(LockLoss.Reason.MAX_HOLD_ENDED, maxHoldsEnded);
        losses.put(LockLoss.Reason.FORCED, forced);
        losses.put(LockLoss.Reason.SESSION_EXPIRED, expired);
        return new GroupStatistics(
                group,
                member,
                Instant.ofEpochMilli(since),
                grants,
                releases,
                failedTries,
                timeouts,
                withdrawals,
                losses,
                holds,
                waiters,
                waitTimes.read(),
                holdTimes.read());
    }
}
