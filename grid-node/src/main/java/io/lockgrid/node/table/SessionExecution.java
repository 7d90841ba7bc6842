package io.lockgrid.node.table;

import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.SessionEnd;
import org.jspecify.annotations.Nullable;

/** Executes one request of an open session, whose sequence was not seen before. */
final class SessionExecution {
    private static final Outcome RELEASED = new Outcome.Released(0);
    /** As many delays are made by releases. */
    static final int MOST_CLOSED = 100_000;

    private static final Outcome CLOSED_EXCEEDED = new Outcome.LimitExceeded(Limit.CLOSED, MOST_CLOSED);
    private static final Outcome WINDOW_EXCEEDED = new Outcome.LimitExceeded(Limit.WINDOW, Window.BOUND);

    private final State state;
    private final TableRules rules;
    private final OperatorExecution operator;
    private final OperatorNotes notes;

    SessionExecution(TableRules rules) {
        this.rules = rules;
        state = rules.state;
        operator = new OperatorExecution(rules);
        notes = new OperatorNotes(rules, operator);
    }

    Outcome execute(Session session, Request request) {
        if (request instanceof Request.Acquire acquire) {
            return acquire(session, acquire);
        } else if (request instanceof Request.Reenter reenter) {
            return reenter(session, reenter);
        } else if (request instanceof Request.Release release) {
            return release(session, release);
        } else if (request instanceof Request.KeepAlive) {
            return Outcome.Done.DONE;
        } else if (request instanceof Request.Renew renew) {
            return renew(session, renew);
        } else if (request instanceof Request.Withdraw withdraw) {
            return withdraw(session, withdraw);
        } else if (request instanceof Request.Close) {
            rules.end(session, SessionEnd.CLOSED, null, null);
            return Outcome.Done.DONE;
        } else if (request instanceof Request.ForceRelease force) {
            return operator.forceRelease(force);
        } else if (request instanceof Request.EndSession end) {
            return operator.endSession(end);
        } else if (request instanceof Request.AskToRelease ask) {
            return notes.ask(ask);
        } else if (request instanceof Request.NoteAct note) {
            return notes.note(note);
        }
        throw new IllegalStateException("Not a request of an open session: " + request);
    }

    private Outcome acquire(Session session, Request.Acquire asked) {
        Lock lock = state.lock(asked.name());
        Demand demand = asked.terms().demand();
        if (lock != null && !lock.pool().isLike(demand)) {
            return new Outcome.OtherKind(lock.pool());
        }
        Lock closed = lock == null || lock.waiterCount() == 0 && lock.hasFree(demand.units()) ? null : lock;
        int most = asked.terms().maxWaiters();
        if (closed != null && asked.waitMillis() == 0) {
            rules.effects.refused();
            return Outcome.Held.HELD;
        } else if (closed != null && closed.waiterCount() >= most) {
            return new Outcome.LimitExceeded(Limit.WAITERS_PER_LOCK, most);
        } else if (session.isFull()) {
            return new Outcome.LimitExceeded(Limit.HOLDS_PER_SESSION, session.maxHolds());
        } else if (session.noticeCount() >= Window.BOUND) {
            // A session that acknowledges nothing must not fill the memory of every replica.
            return WINDOW_EXCEEDED;
        } else if (closed != null) {
            rules.enqueue(session, closed, asked);
            return Outcome.Queued.QUEUED;
        }
        Hold hold = rules.grantFree(session, asked);
        return new Outcome.Granted(hold.fence(), 1, hold.maxHoldMillis());
    }

    private Outcome reenter(Session session, Request.Reenter asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        return new Outcome.Granted(hold.fence(), deepen(hold, asked.depth(), asked.sequence()), hold.maxHoldMillis());
    }

    /** Sets the depth, if nothing later has set it; as it is then. */
    private int deepen(Hold hold, int depth, long by) {
        if (by < hold.depthBy()) {
            return hold.depth();
        }
        rules.update(hold.withDepth(depth, by));
        return depth;
    }

    private Outcome release(Session session, Request.Release asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        if (asked.depthLeft() > 0) {
            return new Outcome.Released(deepen(hold, asked.depthLeft(), asked.sequence()));
        }
        if (asked.closedForMillis() > 0 && state.closed >= MOST_CLOSED) {
            rules.giveBack(hold, Ending.RELEASED, 0); // what outlives its session must not fill every replica's memory
            return CLOSED_EXCEEDED;
        }
        rules.giveBack(hold, Ending.RELEASED, asked.closedForMillis());
        return RELEASED;
    }

    private Outcome renew(Session session, Request.Renew asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        Hold renewed = hold.renewed(asked.maxHoldMillis());
        rules.update(renewed);
        if (renewed.maxHoldMillis() == 0) {
            rules.cancelMaxHold(hold);
        }
        rules.startMaxHold(renewed);
        return new Outcome.Renewed(renewed.maxHoldMillis());
    }

    private Outcome withdraw(Session session, Request.Withdraw asked) {
        long acquire = asked.acquire();
        if (session.window().isBeyond(acquire)) {
            return WINDOW_EXCEEDED;
        }
        Claim claim = session.claim(acquire);
        if (claim instanceof Wait wait) {
            rules.leave(wait, Ending.WITHDRAWN, null, null);
        } else if (claim instanceof Hold hold) {
            rules.giveBack(hold, Ending.WITHDRAWN, 0);
        }
        if (!session.window().isBelow(acquire)) {
            // Also where the acquire has not arrived yet: when it does, this is its answer.
            session.ownWindow().put(acquire, Outcome.Done.DONE);
        }
        return Outcome.Done.DONE;
    }

    private static @Nullable Hold holdOf(Session session, @Nullable Lock lock, long owner, long fence) {
        if (lock == null) {
            return null;
        } else if (fence == 0) {
            return lock.heldBy(session.id(), owner);
        }
        Hold hold = lock.hold(fence);
        return hold != null && hold.owner() == owner && hold.session().equals(session.id()) ? hold : null;
    }
}
