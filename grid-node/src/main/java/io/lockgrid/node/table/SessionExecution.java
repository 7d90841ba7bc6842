package io.lockgrid.node.table;

import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.SessionEnd;
import org.jspecify.annotations.Nullable;

/** Executes one command of an open session, whose sequence was not seen before. */
final class SessionExecution {
    private static final Result RELEASED = new Result.Released(0);
    private static final Result NOT_HELD = new Result.NotHeld();
    private static final Result WITHDRAWN = new Result.Withdrawn();
    private static final Result CLOSED = new Result.Closed();
    private static final Result WINDOW_EXCEEDED = new Result.LimitExceeded(Limit.WINDOW, Window.BOUND);

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

    Result execute(Session session, SessionCommand command) {
        if (command instanceof SessionCommand.Acquire acquire) {
            return acquire(session, acquire);
        } else if (command instanceof SessionCommand.Reenter reenter) {
            return reenter(session, reenter);
        } else if (command instanceof SessionCommand.Release release) {
            return release(session, release);
        } else if (command instanceof SessionCommand.KeepAlive) {
            return new Result.Alive(state.tableId);
        } else if (command instanceof SessionCommand.Renew renew) {
            return renew(session, renew);
        } else if (command instanceof SessionCommand.Withdraw withdraw) {
            return withdraw(session, withdraw);
        } else if (command instanceof SessionCommand.CloseSession) {
            rules.end(session, SessionEnd.CLOSED, null, null);
            return CLOSED;
        } else if (command instanceof SessionCommand.ForceRelease force) {
            return operator.forceRelease(force);
        } else if (command instanceof SessionCommand.EndSession end) {
            return operator.endSession(end);
        } else if (command instanceof SessionCommand.AskToRelease ask) {
            return notes.ask(ask);
        } else if (command instanceof SessionCommand.NoteAct note) {
            return notes.note(note);
        }
        throw new IllegalStateException("Not a command of an open session: " + command);
    }

    private Result acquire(Session session, SessionCommand.Acquire asked) {
        Lock lock = state.lock(asked.name());
        if (lock != null && asked.waitMillis() == 0) {
            rules.effects.refused();
            return new Result.Held(lock.closedBy());
        }
        if (lock != null && lock.waiterCount() >= asked.maxWaiters()) {
            return new Result.LimitExceeded(Limit.WAITERS_PER_LOCK, asked.maxWaiters());
        }
        if (session.isFull()) {
            return new Result.LimitExceeded(Limit.HOLDS_PER_SESSION, session.maxHolds());
        }
        if (session.eventCount() >= Window.BOUND) {
            // A session that acknowledges nothing must not fill the memory of every replica.
            return WINDOW_EXCEEDED;
        }
        if (lock == null) {
            return new Result.Granted(rules.grantFree(session, asked).fence(), 1, asked.maxHoldMillis());
        }
        int ahead = lock.waiterCount();
        rules.enqueue(session, lock, asked);
        return new Result.Queued(ahead);
    }

    private Result reenter(Session session, SessionCommand.Reenter asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return NOT_HELD;
        }
        return new Result.Granted(hold.fence(), deepen(hold, asked.depth(), asked.sequence()), hold.maxHoldMillis());
    }

    /** Sets the depth, if nothing later has set it; as it is then. */
    private int deepen(Hold hold, int depth, long by) {
        if (by < hold.depthBy()) {
            return hold.depth();
        }
        rules.update(hold.withDepth(depth, by));
        return depth;
    }

    private Result release(Session session, SessionCommand.Release asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return NOT_HELD;
        }
        if (asked.depthLeft() > 0) {
            return new Result.Released(deepen(hold, asked.depthLeft(), asked.sequence()));
        }
        rules.giveBack(hold, Ending.RELEASED);
        return RELEASED;
    }

    private Result renew(Session session, SessionCommand.Renew asked) {
        Hold hold = holdOf(session, state.lock(asked.name()), asked.owner(), asked.fence());
        if (hold == null) {
            return NOT_HELD;
        }
        Hold renewed = hold.renewed(asked.maxHoldMillis());
        rules.update(renewed);
        if (renewed.maxHoldMillis() == 0) {
            rules.cancelMaxHold(hold);
        }
        rules.startMaxHold(renewed);
        return new Result.Renewed(renewed.maxHoldMillis());
    }

    private Result withdraw(Session session, SessionCommand.Withdraw asked) {
        long acquire = asked.acquire();
        if (session.window().isBeyond(acquire)) {
            return WINDOW_EXCEEDED;
        }
        Claim claim = session.claim(acquire);
        if (claim instanceof Wait wait) {
            rules.leave(wait, Ending.WITHDRAWN, null, null);
        } else if (claim instanceof Hold hold) {
            rules.giveBack(hold, Ending.WITHDRAWN);
        }
        if (!session.window().isBelow(acquire)) {
            // Also where the acquire has not arrived yet: when it does, this is its answer.
            session.ownWindow().put(acquire, WITHDRAWN);
        }
        return WITHDRAWN;
    }

    private static @Nullable Hold holdOf(Session session, @Nullable Lock lock, long owner, long fence) {
        if (lock == null || !lock.isHeldBy(session.id(), owner)) {
            return null;
        }
        Hold hold = lock.holder();
        return hold != null && (fence == 0 || fence == hold.fence()) ? hold : null;
    }
}
