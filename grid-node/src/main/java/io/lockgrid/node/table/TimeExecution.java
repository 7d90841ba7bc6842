package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Timers: which the state wants, what a leader writes when one elapsed, and what that does. */
final class TimeExecution {
    private final State state;

    TimeExecution(State state) {
        this.state = state;
    }

    void execute(TimeCommand command, TableRules rules) {
        if (command instanceof TimeCommand.HoldElapsed elapsed) {
            Hold hold = limitedHold(elapsed.name(), elapsed.fence());
            if (hold != null && hold.lease() == elapsed.lease()) {
                rules.takeAway(hold, LockLoss.Reason.MAX_HOLD_ENDED, null, null);
            }
        } else if (command instanceof TimeCommand.WaitElapsed elapsed) {
            Wait wait = limitedWait(elapsed.name(), elapsed.session(), elapsed.acquire());
            if (wait != null) {
                rules.leave(wait, Ending.TIMED_OUT, null, null);
                rules.tell(wait, number -> new Notice.WaitEnded(number, wait.acquire()));
            }
        } else if (command instanceof TimeCommand.DelayElapsed elapsed) {
            Lock lock = state.lock(elapsed.name());
            Delay delay = lock == null ? null : lock.delay(elapsed.fence());
            if (lock != null && delay != null) {
                rules.endDelay(lock, delay);
            }
        } else if (command instanceof TimeCommand.Clock) {
            rules.dateAll();
        } else if (command instanceof TimeCommand.SessionElapsed elapsed) {
            Session session = state.session(elapsed.session());
            if (session != null && session.beat() == elapsed.beat()) {
                rules.end(state.own(session), SessionEnd.EXPIRED, null, null);
            }
        }
    }

    @Nullable
    TimeCommand elapsed(TimerKey key) {
        if (key instanceof TimerKey.HoldTimer timer) {
            Hold hold = limitedHold(timer.name(), timer.fence());
            return hold == null ? null : new TimeCommand.HoldElapsed(timer.name(), timer.fence(), hold.lease());
        } else if (key instanceof TimerKey.WaitTimer timer) {
            return limitedWait(timer.name(), timer.session(), timer.acquire()) == null
                    ? null
                    : new TimeCommand.WaitElapsed(timer.name(), timer.session(), timer.acquire());
        } else if (key instanceof TimerKey.DelayTimer timer) {
            Lock lock = state.lock(timer.name());
            return lock == null || lock.delay(timer.fence()) == null
                    ? null
                    : new TimeCommand.DelayElapsed(timer.name(), timer.fence());
        } else if (key instanceof TimerKey.SessionTimer timer) {
            Session session = state.session(timer.session());
            return session == null || session.timeToLiveMillis() == 0
                    ? null
                    : new TimeCommand.SessionElapsed(timer.session(), session.beat());
        }
        if (key instanceof TimerKey.ClockTimer) {
            return state.undated().isEmpty() ? null : new TimeCommand.Clock();
        }
        throw new IllegalStateException("Not a timer of this table: " + key);
    }

    void forEachTimer(TimerConsumer action) {
        state.sessions().forEach(session -> {
            if (session.timeToLiveMillis() > 0) {
                action.accept(new TimerKey.SessionTimer(session.id()), session.timeToLiveMillis());
            }
        });
        if (!state.undated().isEmpty()) {
            action.accept(TimerKey.ClockTimer.CLOCK, 0);
        }
        state.locks().forEach(lock -> forEachTimer(lock, action));
    }

    private static void forEachTimer(Lock lock, TimerConsumer action) {
        for (Hold hold : lock.holds(Integer.MAX_VALUE)) {
            if (hold.maxHoldMillis() > 0) {
                action.accept(TableRules.holdTimer(hold), hold.maxHoldMillis());
            }
        }
        for (Delay delay : lock.delays()) {
            action.accept(new TimerKey.DelayTimer(lock.name(), delay.fence()), delay.millis());
        }
        for (Wait wait : lock.waiters(Integer.MAX_VALUE)) {
            if (TableRules.hasDeadline(wait)) {
                action.accept(TableRules.waitTimer(wait), wait.waitMillis());
            }
        }
    }

    private @Nullable Hold limitedHold(String name, long fence) {
        Lock lock = state.lock(name);
        Hold hold = lock == null ? null : lock.hold(fence);
        return hold != null && hold.maxHoldMillis() > 0 ? hold : null;
    }

    private @Nullable Wait limitedWait(String name, UUID id, long acquire) {
        Session session = state.session(id);
        Claim claim = session == null ? null : session.claim(acquire);
        return claim instanceof Wait wait
                        && TableRules.hasDeadline(wait)
                        && wait.name().equals(name)
                ? wait
                : null;
    }
}
