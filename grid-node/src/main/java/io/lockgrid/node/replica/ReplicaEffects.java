package io.lockgrid.node.replica;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.replica.seen.Seen;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.Effects;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where what a table wants done goes: to the times that its replica notes, to its sessions, to the calls of Hazelcast's own
 * lock API, and to what was seen. Owned by its {@link Replica}, and as little thread-safe.
 */
final class ReplicaEffects implements Effects {
    private final Seen seen;
    private final StockListener stockListener;
    private Timers timers = new Timers();
    private List<Delivery> deliveries = new ArrayList<>();
    private long now;

    ReplicaEffects(Seen seen, StockListener stockListener) {
        this.seen = seen;
        this.stockListener = stockListener;
    }

    /** When what follows happens. */
    void at(long time) {
        now = time;
    }

    Timers timers() {
        return timers;
    }

    /** Goes on with the times of another table. */
    void timers(Timers restored) {
        timers = restored;
    }

    /** What there is to tell since the last time. */
    List<Delivery> taken() {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        List<Delivery> found = deliveries;
        deliveries = new ArrayList<>();
        return found;
    }

    @Override
    public void notice(UUID session, Home home, Notice notice) {
        if (home.kind() == SessionKind.STOCK) {
            tellStock(session, notice);
            return;
        }
        deliveries.add(new Delivery(session, home, notice));
    }

    private void tellStock(UUID session, Notice notice) {
        if (notice instanceof Notice.Granted granted) {
            stockListener.granted(session, granted.acquire(), granted.fence());
        } else if (notice instanceof Notice.WaitEnded ended) {
            stockListener.waitEnded(session, ended.acquire());
        }
    }

    @Override
    public void sessionEnded(UUID session, Home home, SessionEnd why, @Nullable String actor, @Nullable String note) {
        if (home.kind() == SessionKind.STOCK) {
            stockListener.sessionEnded(session, why == SessionEnd.FORCED);
            return;
        }
        if (why != SessionEnd.CLOSED) {
            LockLoss.Reason reason =
                    why == SessionEnd.FORCED ? LockLoss.Reason.FORCED : LockLoss.Reason.SESSION_EXPIRED;
            deliveries.add(new Delivery(session, home, new Notice.SessionGone(reason, actor, note)));
        }
    }

    @Override
    public void startTimer(TimerKey key, long millis) {
        timers.start(key, now, millis);
    }

    @Override
    public void cancelTimer(TimerKey key) {
        timers.cancel(key);
    }

    @Override
    public void granted(Hold hold, @Nullable Wait waited, Home holder, long atMillis, boolean dated) {
        seen.granted(hold, waited, holder, atMillis, dated);
    }

    @Override
    public void waits(Wait wait, Home waiter, long atMillis, boolean dated) {
        seen.waits(wait, waiter, atMillis, dated);
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
        seen.ended(claim, home, ending, actor, note, atMillis, dated);
    }

    @Override
    public void refused() {
        seen.refused();
    }
}
