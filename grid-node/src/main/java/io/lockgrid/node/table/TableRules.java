package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The rules of locks: what happens to locks, holds, waiters and sessions while one entry is applied. */
final class TableRules {
    final State state;
    final Effects effects;
    /** Only for people to read. */
    final long wallMillis;

    /** How many entries of the audit trail are kept. */
    final int auditLimit;

    /** False where the wall clock is that of an earlier entry. */
    private final boolean dated;

    TableRules(State state, Effects effects, long wallMillis, int auditLimit) {
        this(state, effects, wallMillis, auditLimit, true);
    }

    private TableRules(State state, Effects effects, long wallMillis, int auditLimit, boolean dated) {
        this.state = state;
        this.effects = effects;
        this.wallMillis = wallMillis;
        this.auditLimit = auditLimit;
        this.dated = dated;
    }

    /** For a command that comes without a wall clock: what begins with it is dated by the next clock command. */
    static TableRules undated(State state, Effects effects) {
        return new TableRules(state, effects, state.lastWall, 0, false);
    }

    /** Gives units that are free to the one who asks for them. */
    Hold grantFree(Session session, Request.Acquire asked) {
        Hold hold = Hold.of(asking(session, asked.name(), asked, 0), ++state.lastFence, wallMillis);
        Lock lock = state.lock(asked.name());
        begin(lock == null ? state.newLock(hold.name(), hold.terms().demand()) : state.own(lock), hold, null);
        return hold;
    }

    void enqueue(Session session, Lock shared, Request.Acquire asked) {
        Wait wait = asking(session, shared.name(), asked, ++state.lastTicket);
        state.own(shared).enqueue(wait);
        session.put(wait);
        if (hasDeadline(wait)) {
            effects.startTimer(waitTimer(wait), wait.waitMillis());
        }
        date(wait);
        effects.waits(wait, session.home(), wallMillis, dated);
    }

    private Wait asking(Session session, String name, Request.Acquire asked, long ticket) {
        return new Wait(
                session.id(),
                asked.sequence(),
                name,
                asked.asker().owner(),
                ticket,
                asked.waitMillis(),
                asked.terms(),
                wallMillis,
                asked.asker().label(),
                asked.asker().reason());
    }

    /** Sees to it that the beginning of a claim is set right soon. */
    private void date(Claim claim) {
        if (!dated) {
            state.put(new Undated(++state.lastTicket, claim.session(), claim.acquire()));
            effects.startTimer(TimerKey.ClockTimer.CLOCK, 0);
        }
    }

    /** Sets the beginning of all claims that had none of their own. */
    void dateAll() {
        for (Undated undated : state.takeUndated()) {
            Session session = state.session(undated.session());
            if (session == null) {
                continue;
            }
            Claim claim = session.claim(undated.acquire());
            if (claim instanceof Hold hold) {
                update(hold.dated(wallMillis));
            } else if (claim instanceof Wait wait) {
                Wait known = wait.dated(wallMillis);
                state.lockOf(known).enqueue(known);
                state.own(session).put(known);
            }
        }
        effects.cancelTimer(TimerKey.ClockTimer.CLOCK);
    }

    /** Replaces a hold by a later version of it. */
    void update(Hold hold) {
        state.lockOf(hold).put(hold);
        Session session = state.sessionOf(hold);
        if (session != null) {
            session.put(hold);
        }
    }

    void startMaxHold(Hold hold) {
        if (hold.maxHoldMillis() > 0) {
            effects.startTimer(holdTimer(hold), hold.maxHoldMillis());
        }
    }

    void cancelMaxHold(Hold hold) {
        if (hold.maxHoldMillis() > 0) {
            effects.cancelTimer(holdTimer(hold));
        }
    }

    /** Gives a hold back wholly; its units stay closed for this long. */
    void giveBack(Hold hold, Ending ending, long closedForMillis) {
        witness(hold, state.session(hold.session()), ending, null, null);
        end(hold, closedForMillis);
    }

    /** Takes a hold away from its session, which is told. */
    void takeAway(Hold hold, LockLoss.Reason reason, @Nullable String actor, @Nullable String note) {
        tell(hold, number -> new Notice.Lost(number, hold.acquire(), hold.fence(), reason, actor, note));
        Ending ending = reason == LockLoss.Reason.FORCED ? Ending.FORCED : Ending.MAX_HOLD_ENDED;
        witness(hold, state.session(hold.session()), ending, actor, note);
        end(hold, hold.lockDelayMillis());
    }

    /** Ends a hold; its units stay closed for this long before the next waiter has them. */
    private void end(Hold hold, long closedForMillis) {
        Lock lock = ended(hold);
        if (closedForMillis == 0) {
            passOn(lock);
            return;
        }
        lock.put(new Delay(hold.fence(), hold.units(), closedForMillis, wallMillis));
        state.closed++;
        effects.startTimer(new TimerKey.DelayTimer(lock.name(), hold.fence()), closedForMillis);
    }

    /** Opens what was closed for a while. */
    void endDelay(Lock shared, Delay delay) {
        effects.cancelTimer(new TimerKey.DelayTimer(shared.name(), delay.fence()));
        Lock lock = state.own(shared);
        lock.remove(delay);
        state.closed--;
        passOn(lock);
    }

    private void witness(
            Claim claim, @Nullable Session session, Ending ending, @Nullable String actor, @Nullable String note) {
        if (session != null) {
            effects.ended(claim, session.home(), ending, actor, note, wallMillis, dated);
        }
    }

    private Lock ended(Hold hold) {
        cancelMaxHold(hold);
        forget(hold);
        Lock lock = state.lockOf(hold);
        lock.remove(hold);
        return lock;
    }

    /** Gives free units to those who wait, in their order, and forgets a lock that nobody has or wants. */
    private void passOn(Lock lock) {
        Wait next = lock.nextWaiter();
        while (next != null && lock.hasFree(next.units())) {
            lock.dequeue(next);
            stopWaiting(next);
            Hold hold = Hold.of(next, ++state.lastFence, wallMillis);
            begin(lock, hold, next);
            tell(hold, number -> new Notice.Granted(number, hold.acquire(), hold.fence(), hold.maxHoldMillis()));
            next = lock.nextWaiter();
        }
        if (lock.isIdle()) {
            state.remove(lock);
        }
    }

    private void begin(Lock lock, Hold hold, @Nullable Wait waited) {
        lock.put(hold);
        Session session = state.sessionOf(hold);
        startMaxHold(hold);
        date(hold);
        if (session != null) {
            session.put(hold);
            effects.granted(hold, waited, session.home(), wallMillis, dated);
        }
    }

    /** Takes a waiter out of its queue; those behind it may have what it waited for. */
    void leave(Wait wait, Ending ending, @Nullable String actor, @Nullable String note) {
        witness(wait, state.session(wait.session()), ending, actor, note);
        passOn(left(wait));
    }

    private Lock left(Wait wait) {
        Lock lock = state.lockOf(wait);
        lock.dequeue(wait);
        stopWaiting(wait);
        forget(wait);
        return lock;
    }

    /** Puts a notice, made with its number, into the outbox of the session that the claim belongs to. */
    void tell(Claim claim, LongFunction<Notice> made) {
        Session session = state.sessionOf(claim);
        if (session == null) {
            return;
        }
        if (session.home().kind() == SessionKind.STOCK) {
            Notice notice = made.apply(0);
            session.answered(claim.owner(), notice); // whoever waits asks again; nobody acknowledges
            effects.notice(session.id(), session.home(), notice);
        } else {
            effects.notice(session.id(), session.home(), session.add(made, state.entry));
        }
    }

    /**
     * Ends a session. Its waits leave before its holds end, so that it never gets a lock from itself.
     *
     * @return how many holds came free
     */
    int end(Session session, SessionEnd why, @Nullable String actor, @Nullable String note) {
        state.remove(session);
        state.watermark = Math.max(state.watermark, session.openedAt());
        if (why == SessionEnd.FORCED && session.home().kind() == SessionKind.STOCK) {
            state.bans().bar(session.id());
        }
        effects.cancelTimer(new TimerKey.SessionTimer(session.id()));
        effects.sessionEnded(session.id(), session.home(), why, actor, note);
        List<Hold> holds = new ArrayList<>();
        List<Lock> locks = new ArrayList<>();
        session.forEachClaim(claim -> {
            if (claim instanceof Hold hold) {
                holds.add(hold);
            } else if (claim instanceof Wait wait) {
                witness(wait, session, Ending.of(why), actor, note);
                locks.add(left(wait));
            }
        });
        for (Hold hold : holds) {
            witness(hold, session, Ending.of(why), actor, note);
            end(hold, hold.lockDelayMillis());
        }
        locks.forEach(lock -> {
            if (state.lock(lock.name()) != null) {
                passOn(lock);
            }
        });
        return holds.size();
    }

    private void forget(Claim claim) {
        Session session = state.sessionOf(claim);
        if (session != null) {
            session.remove(claim);
            if (session.home().kind() == SessionKind.STOCK) {
                session.mayForget(claim, ++state.lastTicket);
            }
        }
    }

    private void stopWaiting(Wait wait) {
        if (hasDeadline(wait)) {
            effects.cancelTimer(waitTimer(wait));
        }
    }

    static boolean hasDeadline(Wait wait) {
        return wait.waitMillis() > 0;
    }

    static TimerKey holdTimer(Hold hold) {
        return new TimerKey.HoldTimer(hold.name(), hold.fence());
    }

    static TimerKey waitTimer(Wait wait) {
        return new TimerKey.WaitTimer(wait.name(), wait.session(), wait.acquire());
    }
}
