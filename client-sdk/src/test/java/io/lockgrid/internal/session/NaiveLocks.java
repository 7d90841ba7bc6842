package io.lockgrid.internal.session;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The locks of a {@link NaiveGrid}, and what a session may ask of them. Owned by the grid. */
final class NaiveLocks {
    static final long FIRST_FENCE = 100;
    private static final long MILLI = 1_000_000L;

    /** A hold as a test sees it. */
    record Held(UUID session, long owner, long acquire, long fence, int depth, long maxHoldMillis) {}

    /** An acquire that holds, or waits while its fence is 0. */
    private static final class Claim {
        final NaiveSession session;
        final Request.Acquire asked;
        long fence;
        int depth = 1;

        /** The sequence of what set the depth; what comes later with a lower one was overtaken. */
        long depthBy;

        long maxHoldMillis;

        /** How often its time began anew, so that an earlier timer is known. */
        long lease;

        Claim(NaiveSession session, Request.Acquire asked) {
            this.session = session;
            this.asked = asked;
            this.depthBy = asked.sequence();
            this.maxHoldMillis = asked.terms().maxHoldMillis();
        }

        boolean is(NaiveSession its, long acquire) {
            return session == its && asked.sequence() == acquire;
        }
    }

    /** A lock that somebody holds, and the others in their order. */
    private static final class Lock {
        Claim holder;
        final ArrayDeque<Claim> queue = new ArrayDeque<>();
    }

    private final LaneServices time;
    private final NaiveGrid grid;
    private final Map<String, Lock> locks = new LinkedHashMap<>();
    private long lastFence = FIRST_FENCE;

    NaiveLocks(LaneServices time, NaiveGrid grid) {
        this.time = time;
        this.grid = grid;
    }

    long nextFence() {
        return ++lastFence;
    }

    long lastFence() {
        return lastFence;
    }

    Outcome execute(NaiveSession session, Request request) {
        if (request instanceof Request.Acquire acquire) {
            return acquire(session, acquire);
        } else if (request instanceof Request.Reenter reenter) {
            return reenter(session, reenter);
        } else if (request instanceof Request.Release release) {
            return release(session, release);
        } else if (request instanceof Request.Renew renew) {
            return renew(session, renew);
        } else if (request instanceof Request.Withdraw withdraw) {
            return withdraw(session, withdraw);
        }
        return new Outcome.Refused("this grid does not know " + request);
    }

    private Outcome acquire(NaiveSession session, Request.Acquire asked) {
        Lock lock = locks.computeIfAbsent(asked.name(), none -> new Lock());
        Claim claim = new Claim(session, asked);
        if (lock.holder == null) {
            grant(lock, claim);
            return new Outcome.Granted(claim.fence, 1, claim.maxHoldMillis);
        } else if (asked.waitMillis() == 0) {
            return Outcome.Held.HELD;
        }
        lock.queue.add(claim);
        if (asked.waitMillis() > 0) {
            time.after(asked.waitMillis() * MILLI, () -> grid.step(() -> waited(lock, claim)));
        }
        return Outcome.Queued.QUEUED;
    }

    private void grant(Lock lock, Claim claim) {
        claim.fence = ++lastFence;
        lock.holder = claim;
        startMaxHold(claim);
    }

    private void waited(Lock lock, Claim claim) {
        if (lock.queue.remove(claim)) {
            grid.tell(claim.session, new Notice.WaitEnded(++claim.session.lastNotice, claim.asked.sequence()));
        }
    }

    private void startMaxHold(Claim hold) {
        long lease = ++hold.lease;
        if (hold.maxHoldMillis > 0) {
            time.after(
                    hold.maxHoldMillis * MILLI,
                    () -> grid.step(() -> {
                        if (hold.lease == lease && isHolder(hold)) {
                            takeAway(hold.asked.name(), LockLoss.Reason.MAX_HOLD_ENDED, null, null);
                        }
                    }));
        }
    }

    private boolean isHolder(Claim hold) {
        Lock lock = locks.get(hold.asked.name());
        return lock != null && lock.holder == hold;
    }

    private Outcome release(NaiveSession session, Request.Release asked) {
        Claim hold = holdOf(session, asked.name(), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        if (asked.depthLeft() == 0) {
            passOn(asked.name());
            return new Outcome.Released(0);
        }
        setDepth(hold, asked.depthLeft(), asked.sequence());
        return new Outcome.Released(hold.depth);
    }

    private Outcome reenter(NaiveSession session, Request.Reenter asked) {
        Claim hold = holdOf(session, asked.name(), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        setDepth(hold, asked.depth(), asked.sequence());
        return new Outcome.Granted(hold.fence, hold.depth, hold.maxHoldMillis);
    }

    private static void setDepth(Claim hold, int depth, long sequence) {
        if (sequence > hold.depthBy) {
            hold.depth = depth;
            hold.depthBy = sequence;
        }
    }

    private Outcome renew(NaiveSession session, Request.Renew asked) {
        Claim hold = holdOf(session, asked.name(), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        hold.maxHoldMillis = asked.maxHoldMillis();
        startMaxHold(hold);
        return new Outcome.Renewed(hold.maxHoldMillis);
    }

    private Outcome withdraw(NaiveSession session, Request.Withdraw asked) {
        List<String> held = new ArrayList<>();
        locks.forEach((name, lock) -> {
            lock.queue.removeIf(claim -> claim.is(session, asked.acquire()));
            if (lock.holder != null && lock.holder.is(session, asked.acquire())) {
                held.add(name);
            }
        });
        held.forEach(this::passOn);
        if (asked.acquire() >= session.lowestOpen) {
            session.answers.put(asked.acquire(), Outcome.Done.DONE); // also where the acquire has not come yet
        }
        return Outcome.Done.DONE;
    }

    private Claim holdOf(NaiveSession session, String name, long owner, long fence) {
        Lock lock = locks.get(name);
        Claim hold = lock == null ? null : lock.holder;
        return hold != null
                        && hold.session == session
                        && hold.asked.asker().owner() == owner
                        && (fence == 0 || fence == hold.fence)
                ? hold
                : null;
    }

    void takeAway(String name, LockLoss.Reason reason, String actor, String note) {
        Lock lock = locks.get(name);
        Claim hold = lock == null ? null : lock.holder;
        if (hold != null) {
            long number = ++hold.session.lastNotice;
            grid.tell(hold.session, new Notice.Lost(number, hold.asked.sequence(), hold.fence, reason, actor, note));
            passOn(name);
        }
    }

    private void passOn(String name) {
        Lock lock = locks.get(name);
        lock.holder = null;
        Claim next = lock.queue.poll();
        if (next == null) {
            return;
        }
        grant(lock, next);
        long number = ++next.session.lastNotice;
        grid.tell(next.session, new Notice.Granted(number, next.asked.sequence(), next.fence, next.maxHoldMillis));
    }

    /** Its waits leave before its holds end, so that it never gets a lock from itself. */
    void end(NaiveSession session) {
        locks.values().forEach(lock -> lock.queue.removeIf(claim -> claim.session == session));
        List<String> held = new ArrayList<>();
        locks.forEach((name, lock) -> {
            if (lock.holder != null && lock.holder.session == session) {
                held.add(name);
            }
        });
        held.forEach(this::passOn);
    }

    void clear() {
        locks.clear();
    }

    Held holder(String name) {
        Lock lock = locks.get(name);
        Claim hold = lock == null ? null : lock.holder;
        return hold == null
                ? null
                : new Held(
                        hold.session.id,
                        hold.asked.asker().owner(),
                        hold.asked.sequence(),
                        hold.fence,
                        hold.depth,
                        hold.maxHoldMillis);
    }

    int waiters(String name) {
        Lock lock = locks.get(name);
        return lock == null ? 0 : lock.queue.size();
    }
}
