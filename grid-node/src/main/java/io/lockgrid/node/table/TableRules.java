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

    /** Gives a free lock to the one who asks for it. */
    Hold grantFree(Session session, Request.Acquire asked) {
        Hold hold = Hold.of(asking(session, asked.name(), asked, 0), ++state.lastFence, wallMillis);
        state.put(state.lock(asked.name(), hold, null));
        session.put(hold);
        startMaxHold(hold);
        date(hold);
        effects.granted(hold, null, session.home(), wallMillis, dated);
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
                asked.terms().maxHoldMillis(),
                asked.terms().lockDelayMillis(),
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
        state.lockOf(hold).hold(hold);
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

    /** Gives a lock back wholly. */
    void giveBack(Hold hold, Ending ending) {
        passOn(ended(hold, ending));
    }

    /** Takes a hold away from its session, which is told. */
    void takeAway(Hold hold, LockLoss.Reason reason, @Nullable String actor, @Nullable String note) {
        tell(hold, number -> new Notice.Lost(number, hold.acquire(), hold.fence(), reason, actor, note));
        Ending ending = reason == LockLoss.Reason.FORCED ? Ending.FORCED : Ending.MAX_HOLD_ENDED;
        witness(hold, state.session(hold.session()), ending, actor, note);
        delayed(hold);
    }

    /** Ends a hold that its session lost or left behind: lock-delay comes before the next waiter. */
    private void delayed(Hold hold) {
        Lock lock = ended(hold);
        if (hold.lockDelayMillis() == 0) {
            passOn(lock);
            return;
        }
        lock.delay(new Delay(hold.fence(), hold.lockDelayMillis(), wallMillis));
        effects.startTimer(new TimerKey.DelayTimer(lock.name(), hold.fence()), hold.lockDelayMillis());
    }

    /** Opens a lock whose lock-delay is over. */
    void endDelay(Lock shared) {
        effects.cancelTimer(new TimerKey.DelayTimer(shared.name(), shared.closedBy()));
        passOn(state.own(shared));
    }

    private Lock ended(Hold hold, Ending ending) {
        witness(hold, state.session(hold.session()), ending, null, null);
        return ended(hold);
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
        return state.lockOf(hold);
    }

    private void passOn(Lock lock) {
        Wait next = lock.nextWaiter();
        if (next == null) {
            state.remove(lock);
            return;
        }
        lock.dequeue(next);
        stopWaiting(next);
        Hold hold = Hold.of(next, ++state.lastFence, wallMillis);
        update(hold);
        startMaxHold(hold);
        date(hold);
        Session session = state.session(hold.session());
        if (session != null) {
            effects.granted(hold, next, session.home(), wallMillis, dated);
        }
        tell(hold, number -> new Notice.Granted(number, hold.acquire(), hold.fence(), hold.maxHoldMillis()));
    }

    /** Takes a waiter out of its queue. */
    void leave(Wait wait, Ending ending, @Nullable String actor, @Nullable String note) {
        witness(wait, state.session(wait.session()), ending, actor, note);
        leave(wait);
    }

    private void leave(Wait wait) {
        state.lockOf(wait).dequeue(wait);
        stopWaiting(wait);
        forget(wait);
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
        session.forEachClaim(claim -> {
            if (claim instanceof Hold hold) {
                holds.add(hold);
            } else if (claim instanceof Wait wait) {
                witness(wait, session, Ending.of(why), actor, note);
                leave(wait);
            }
        });
        for (Hold hold : holds) {
            witness(hold, session, Ending.of(why), actor, note);
            delayed(hold);
        }
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
