package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimeCommand;

/** The commands of the {@link Model}. */
final class ModelCommands {
    private final Model model;

    ModelCommands(Model model) {
        this.model = model;
    }

    Result execute(Model.ModelSession session, SessionCommand command) {
        if (command instanceof SessionCommand.KeepAlive) {
            return new Result.Alive(model.tableId);
        } else if (command instanceof SessionCommand.CloseSession) {
            model.end(session, SessionEnd.CLOSED, null, null);
            return new Result.Closed();
        } else if (command instanceof SessionCommand.Acquire acquire) {
            return acquire(session, acquire);
        } else if (command instanceof SessionCommand.Release release) {
            Model.Place hold = holdOf(session, release.name(), release.owner(), release.fence());
            return hold == null ? new Result.NotHeld() : new Result.Released(release(hold, release));
        } else if (command instanceof SessionCommand.Reenter reenter) {
            Model.Place hold = holdOf(session, reenter.name(), reenter.owner(), reenter.fence());
            return hold == null ? new Result.NotHeld() : reenter(hold, reenter);
        } else if (command instanceof SessionCommand.Renew renew) {
            return renew(session, renew);
        } else if (command instanceof SessionCommand.Withdraw withdraw) {
            return withdraw(session, withdraw);
        } else if (command instanceof SessionCommand.ForceRelease force) {
            return forceRelease(force);
        } else if (command instanceof SessionCommand.EndSession end) {
            return endSession(end);
        }
        throw new AssertionError(command);
    }

    private Result acquire(Model.ModelSession session, SessionCommand.Acquire asked) {
        Model.ModelLock lock = model.locks.get(asked.name());
        if (lock != null && asked.waitMillis() == 0) {
            return new Result.Held(lock.holder == null ? lock.delay.fence() : lock.holder.fence);
        }
        if (lock != null && lock.queue.size() >= asked.maxWaiters()) {
            return new Result.LimitExceeded(Limit.WAITERS_PER_LOCK, asked.maxWaiters());
        }
        int maxHolds = session.opened.maxHolds();
        if (model.placesOf(session).size() >= maxHolds) {
            return new Result.LimitExceeded(Limit.HOLDS_PER_SESSION, maxHolds);
        }
        int ahead = lock == null ? 0 : lock.queue.size();
        Model.Place place = model.enqueue(session, asked);
        if (model.settle(asked.name()) == place) {
            return new Result.Granted(place.fence, 1, place.maxHold);
        }
        model.startWait(place);
        return new Result.Queued(ahead);
    }

    private Result renew(Model.ModelSession session, SessionCommand.Renew renew) {
        Model.Place hold = holdOf(session, renew.name(), renew.owner(), renew.fence());
        if (hold == null) {
            return new Result.NotHeld();
        }
        hold.lease++;
        hold.maxHold = renew.maxHoldMillis();
        model.startMaxHold(hold);
        return new Result.Renewed(renew.maxHoldMillis());
    }

    private Result withdraw(Model.ModelSession session, SessionCommand.Withdraw withdraw) {
        long acquire = withdraw.acquire();
        if (acquire >= session.lowestOpen + 65_536) {
            return new Result.LimitExceeded(Limit.WINDOW, 65_536);
        }
        Model.Place place = model.placesOf(session).stream()
                .filter(each -> each.asked.sequence() == acquire)
                .findFirst()
                .orElse(null);
        if (place != null && place.fence == 0) {
            model.locks.get(place.asked.name()).queue.remove(place);
        } else if (place != null) {
            model.free(place, false);
        }
        if (acquire >= session.lowestOpen) {
            session.answers.put(acquire, new Result.Withdrawn());
        }
        return new Result.Withdrawn();
    }

    private Result forceRelease(SessionCommand.ForceRelease force) {
        Model.ModelLock lock = model.locks.get(force.name());
        Model.Place hold = lock == null ? null : lock.holder;
        if (hold == null) {
            audit(force, "not held", null);
            return new Result.FenceMovedOn(0, null, null, null, null, 0, 0);
        }
        Home home = model.sessions.get(hold.session).opened.home();
        String who = home.name() + " (" + home.host() + "), " + hold.asked.ownerLabel();
        if (hold.fence != force.fence()) {
            audit(force, "fence moved on to " + hold.fence, who);
            return new Result.FenceMovedOn(
                    hold.fence,
                    hold.session,
                    home,
                    hold.asked.ownerLabel(),
                    hold.asked.reason(),
                    hold.since,
                    hold.maxHold);
        }
        audit(force, "released", who);
        lose(hold, LossReason.FORCED, force.actor(), force.reason());
        return new Result.ForceReleased();
    }

    private void audit(SessionCommand.ForceRelease force, String outcome, String who) {
        model.audit(
                force.actor(),
                "force-release",
                force.name(),
                force.fence(),
                force.reason(),
                outcome,
                who,
                force.auditLimit());
    }

    private Result endSession(SessionCommand.EndSession end) {
        Model.ModelSession session = model.sessions.get(end.session());
        String outcome = "no such session";
        String who = null;
        if (session != null) {
            Home home = session.opened.home();
            who = home.name() + " (" + home.host() + ")";
            int freed = model.end(session, SessionEnd.FORCED, end.actor(), end.reason());
            outcome = "closed, " + freed + (freed == 1 ? " hold freed" : " holds freed");
        }
        String target = end.session().toString();
        model.audit(end.actor(), "close-session", target, 0, end.reason(), outcome, who, end.auditLimit());
        return new Result.SessionEnded(session != null);
    }

    void elapsed(TimeCommand command) {
        if (command instanceof TimeCommand.HoldElapsed elapsed) {
            Model.ModelLock lock = model.locks.get(elapsed.name());
            Model.Place hold = lock == null ? null : lock.holder;
            if (hold != null && hold.fence == elapsed.fence() && hold.lease == elapsed.lease() && hold.maxHold > 0) {
                lose(hold, LossReason.MAX_HOLD_ENDED, null, null);
            }
        } else if (command instanceof TimeCommand.WaitElapsed elapsed) {
            waitElapsed(elapsed);
        } else if (command instanceof TimeCommand.DelayElapsed elapsed) {
            Model.ModelLock lock = model.locks.get(elapsed.name());
            if (lock != null && lock.delay != null && lock.delay.fence() == elapsed.fence()) {
                lock.delay = null;
                model.handOver(elapsed.name());
            }
        } else if (command instanceof TimeCommand.SessionElapsed elapsed) {
            Model.ModelSession session = model.sessions.get(elapsed.session());
            if (session != null && session.beat == elapsed.beat()) {
                model.end(session, SessionEnd.EXPIRED, null, null);
            }
        }
    }

    private void waitElapsed(TimeCommand.WaitElapsed elapsed) {
        Model.ModelLock lock = model.locks.get(elapsed.name());
        if (lock == null) {
            return;
        }
        for (Model.Place place : lock.queue) {
            if (place.session.equals(elapsed.session())
                    && place.asked.sequence() == elapsed.acquire()
                    && place.asked.waitMillis() > 0) {
                lock.queue.remove(place);
                model.tell(place, new Event.WaitEnded(elapsed.acquire()));
                return;
            }
        }
    }

    private void lose(Model.Place hold, LossReason reason, String actor, String note) {
        model.tell(hold, new Event.Lost(hold.asked.sequence(), hold.fence, reason, actor, note));
        model.free(hold, true);
    }

    private int release(Model.Place hold, SessionCommand.Release release) {
        if (release.depthLeft() == 0) {
            model.free(hold, false);
            return 0;
        }
        setDepth(hold, release.depthLeft(), release.sequence());
        return hold.depth;
    }

    private Result reenter(Model.Place hold, SessionCommand.Reenter reenter) {
        setDepth(hold, reenter.depth(), reenter.sequence());
        return new Result.Granted(hold.fence, hold.depth, hold.maxHold);
    }

    /** What its session sent last counts, in whatever order it comes. */
    private static void setDepth(Model.Place hold, int depth, long sequence) {
        if (sequence > hold.depthBy) {
            hold.depth = depth;
            hold.depthBy = sequence;
        }
    }

    private Model.Place holdOf(Model.ModelSession session, String name, long owner, long fence) {
        Model.ModelLock lock = model.locks.get(name);
        Model.Place hold = lock == null ? null : lock.holder;
        return hold != null
                        && hold.session.equals(session.id)
                        && hold.asked.owner() == owner
                        && (fence == 0 || fence == hold.fence)
                ? hold
                : null;
    }
}
