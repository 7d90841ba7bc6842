package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes what callers of Hazelcast's own lock API ask. */
final class StockExecution {
    private static final StockResult.Answer NOT_HELD = new StockResult.Answer.NotHeld();
    private static final StockResult.Answer HELD_BY_ANOTHER = new StockResult.Answer.Refused(null, 0);
    private static final StockResult.Answer HANDLE_DESTROYED = new StockResult.Answer.HandleDestroyed();
    private static final StockResult.Answer SESSION_ENDED = new StockResult.Answer.SessionEnded();
    private static final StockResult.Answer NOT_YOURS = new StockResult.Answer.NotYours();
    private static final StockResult.Answer NOT_FOUNDED = new StockResult.Answer.NotFounded();

    /** Who took a lock away, and why, where a handle destroyed it. */
    private static final String DESTROYER = "destroy()";

    private static final String DESTROYED = "the lock was destroyed through Hazelcast's lock API";

    private final State state;
    private final TableRules rules;
    private final SessionExecution requests;

    StockExecution(TableRules rules) {
        this.rules = rules;
        state = rules.state;
        requests = new SessionExecution(rules);
    }

    StockResult execute(StockCommand command) {
        if (!state.founded) {
            return only(NOT_FOUNDED);
        } else if (command instanceof StockCommand.Acquire acquire) {
            return acquire(acquire);
        } else if (command instanceof StockCommand.Release release) {
            return release(release);
        } else if (command instanceof StockCommand.Destroy destroy) {
            return destroy(destroy);
        } else if (command instanceof StockCommand.Announce announce) {
            return only(new StockResult.Answer.Done(state.bans().forgive(announce.handle(), announce.name())));
        } else if (command instanceof StockCommand.End end) {
            return end(end);
        }
        throw new IllegalStateException("Not a command of the stock doors: " + command);
    }

    private StockResult acquire(StockCommand.Acquire asked) {
        if (state.bans().isDestroyed(asked.handle(), asked.name())) {
            return only(HANDLE_DESTROYED);
        }
        StockCommand.Call call = asked.call();
        if (state.bans().isBarred(call.session())) {
            return only(SESSION_ENDED);
        }
        Session known = state.session(call.session());
        if (known != null && !known.isOf(call.identity())) {
            return only(NOT_YOURS);
        } else if (known == null) {
            Outcome.LimitExceeded full = state.tooMany(asked.home().node(), asked.session());
            if (full != null) {
                return only(answer(full, 0));
            }
        }
        Session session = known == null ? open(asked) : state.own(known);
        StockMemo memo = session.memo(call.thread());
        if (memo != null && memo.isOf(call)) {
            StockResult.Answer answer = memo.answer();
            if (answer != null) {
                return only(answer);
            } else if (session.claim(memo.acquire()) != null) {
                return only(new StockResult.Answer.Waits(memo.acquire()));
            } // its wait was ended with the lock: it asks anew
        }
        List<StockResult.Left> left = leave(session, memo);
        long number = ++state.lastTicket;
        StockResult.Answer answer = acquire(session, asked, number);
        session.remember(memo(asked, number, answer));
        return new StockResult(answer, left);
    }

    /** Of a thread that holds, it is about the hold, so that it stays as long: entered twice, a lock is never free. */
    private StockMemo memo(StockCommand.Acquire asked, long number, StockResult.Answer answer) {
        StockCommand.Call call = asked.call();
        if (answer instanceof StockResult.Answer.Waits) {
            return new StockMemo(call.thread(), number, call.high(), call.low(), number, null);
        }
        Hold hold = holdOf(call, state.lock(asked.name()));
        return new StockMemo(call.thread(), number, call.high(), call.low(), hold == null ? 0 : hold.acquire(), answer);
    }

    private StockResult.Answer acquire(Session session, StockCommand.Acquire asked, long number) {
        Hold own = holdOf(asked.call(), state.lock(asked.name()));
        if (own != null) {
            return reenter(own, asked.maxDepth());
        }
        Request.Acquire acquire = new Request.Acquire(
                number,
                asked.name(),
                new Asker(asked.call().thread(), asked.ownerLabel(), null),
                asked.waitMillis(),
                asked.terms());
        return answer(requests.execute(session, acquire), number);
    }

    private static StockResult.Answer answer(Outcome outcome, long number) {
        if (outcome instanceof Outcome.Granted granted) {
            return new StockResult.Answer.Granted(granted.fence());
        } else if (outcome instanceof Outcome.LimitExceeded full) {
            return new StockResult.Answer.Refused(full.limit(), full.value());
        }
        return outcome instanceof Outcome.Queued ? new StockResult.Answer.Waits(number) : HELD_BY_ANOTHER;
    }

    private StockResult.Answer reenter(Hold hold, int maxDepth) {
        if (maxDepth > 0 && hold.depth() >= maxDepth) {
            return new StockResult.Answer.Refused(Limit.DEPTH, maxDepth);
        }
        rules.update(hold.withDepth(hold.depth() + 1, hold.depthBy()));
        return new StockResult.Answer.Granted(hold.fence());
    }

    private StockResult release(StockCommand.Release asked) {
        if (state.bans().isDestroyed(asked.handle(), asked.name())) {
            return only(HANDLE_DESTROYED);
        }
        StockCommand.Call call = asked.call();
        Session shared = state.session(call.session());
        if (shared == null) {
            return only(state.bans().isBarred(call.session()) ? SESSION_ENDED : NOT_HELD);
        } else if (!shared.isOf(call.identity())) {
            return only(NOT_YOURS);
        }
        Session session = state.own(shared);
        StockMemo memo = session.memo(call.thread());
        if (memo != null && memo.isOf(call) && memo.answer() != null) {
            return only(memo.answer());
        }
        List<StockResult.Left> left = leave(session, memo);
        Hold hold = holdOf(call, state.lock(asked.name()));
        if (hold == null) {
            return new StockResult(NOT_HELD, left);
        }
        StockResult.Answer answer = new StockResult.Answer.Released(hold.depth() - 1);
        if (hold.depth() > 1) {
            rules.update(hold.withDepth(hold.depth() - 1, hold.depthBy()));
        } else {
            rules.giveBack(hold, Ending.RELEASED, 0);
        }
        long about = hold.depth() > 1 ? hold.acquire() : 0;
        session.remember(new StockMemo(call.thread(), ++state.lastTicket, call.high(), call.low(), about, answer));
        return new StockResult(answer, left);
    }

    /** A thread asks one thing at a time: with a new call it has left the wait of the one before. */
    private List<StockResult.Left> leave(Session session, @Nullable StockMemo memo) {
        if (memo == null || memo.answer() != null || !(session.claim(memo.acquire()) instanceof Wait wait)) {
            return List.of();
        }
        rules.leave(wait, Ending.WITHDRAWN, null, null);
        return List.of(new StockResult.Left(session.id(), wait.acquire()));
    }

    private StockResult destroy(StockCommand.Destroy asked) {
        state.bans().put(new Destroyed(++state.lastTicket, asked.handle(), asked.name()));
        Lock lock = state.lock(asked.name());
        if (lock == null) {
            return only(new StockResult.Answer.Done(false));
        }
        List<StockResult.Left> left = new ArrayList<>();
        for (Wait wait : lock.waiters(Integer.MAX_VALUE)) {
            Session session = state.session(wait.session());
            if (session != null && session.home().kind() == SessionKind.STOCK) {
                rules.leave(wait, Ending.FORCED, DESTROYER, DESTROYED);
                left.add(new StockResult.Left(wait.session(), wait.acquire()));
            }
        }
        for (Hold hold : lock.holds(Integer.MAX_VALUE)) {
            rules.takeAway(hold, LockLoss.Reason.FORCED, DESTROYER, DESTROYED);
        }
        return new StockResult(new StockResult.Answer.Done(true), left);
    }

    private StockResult end(StockCommand.End asked) {
        state.bans().unbar(asked.session());
        Session session = state.session(asked.session());
        if (session == null) {
            return only(new StockResult.Answer.Done(false));
        }
        rules.end(state.own(session), SessionEnd.EXPIRED, null, null);
        return only(new StockResult.Answer.Done(true));
    }

    private Session open(StockCommand.Acquire asked) {
        Session opened = new Session(
                state.edit(),
                asked.call().session(),
                asked.home(),
                0,
                0,
                asked.session().maxHolds(),
                rules.wallMillis,
                0);
        state.put(opened);
        return opened;
    }

    private static @Nullable Hold holdOf(StockCommand.Call call, @Nullable Lock lock) {
        return lock == null ? null : lock.heldBy(call.session(), call.thread());
    }

    private static StockResult only(StockResult.Answer answer) {
        return new StockResult(answer, List.of());
    }
}
