package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Duration;
import java.time.Instant;

/** The commands of the {@link Model}. */
final class ModelCommands {
    private final Model model;

    ModelCommands(Model model) {
        this.model = model;
    }

    Outcome execute(Model.ModelSession session, Request command) {
        if (command instanceof Request.KeepAlive) {
            return Outcome.Done.DONE;
        } else if (command instanceof Request.Close) {
            model.end(session, SessionEnd.CLOSED, null, null);
            return Outcome.Done.DONE;
        } else if (command instanceof Request.Acquire acquire) {
            return acquire(session, acquire);
        } else if (command instanceof Request.Release release) {
            Model.Place hold = holdOf(session, release.name(), release.owner(), release.fence());
            return hold == null ? Outcome.NotHeld.NOT_HELD : new Outcome.Released(release(hold, release));
        } else if (command instanceof Request.Reenter reenter) {
            Model.Place hold = holdOf(session, reenter.name(), reenter.owner(), reenter.fence());
            return hold == null ? Outcome.NotHeld.NOT_HELD : reenter(hold, reenter);
        } else if (command instanceof Request.Renew renew) {
            return renew(session, renew);
        } else if (command instanceof Request.Withdraw withdraw) {
            return withdraw(session, withdraw);
        } else if (command instanceof Request.ForceRelease force) {
            return forceRelease(force);
        } else if (command instanceof Request.EndSession end) {
            return endSession(end);
        }
        throw new AssertionError(command);
    }

    private Outcome acquire(Model.ModelSession session, Request.Acquire asked) {
        Model.ModelLock lock = model.locks.get(asked.name());
        if (lock != null && !lock.pool.isLike(asked.terms().demand())) {
            return new Outcome.OtherKind(lock.pool);
        }
        boolean closed =
                lock != null && !lock.takesAtOnce(asked.terms().demand().units());
        if (closed && asked.waitMillis() == 0) {
            return Outcome.Held.HELD;
        }
        if (closed && lock.queue.size() >= asked.terms().maxWaiters()) {
            return new Outcome.LimitExceeded(
                    Limit.WAITERS_PER_LOCK, asked.terms().maxWaiters());
        }
        int maxHolds = session.opened.terms().maxHolds();
        if (model.placesOf(session).size() >= maxHolds) {
            return new Outcome.LimitExceeded(Limit.HOLDS_PER_SESSION, maxHolds);
        }
        Model.Place place = model.enqueue(session, asked);
        if (model.settle(asked.name()).contains(place)) {
            return new Outcome.Granted(place.fence, 1, place.maxHold);
        }
        model.startWait(place);
        return Outcome.Queued.QUEUED;
    }

    private Outcome renew(Model.ModelSession session, Request.Renew renew) {
        Model.Place hold = holdOf(session, renew.name(), renew.owner(), renew.fence());
        if (hold == null) {
            return Outcome.NotHeld.NOT_HELD;
        }
        hold.lease++;
        hold.maxHold = renew.maxHoldMillis();
        model.startMaxHold(hold);
        return new Outcome.Renewed(renew.maxHoldMillis());
    }

    private Outcome withdraw(Model.ModelSession session, Request.Withdraw withdraw) {
        long acquire = withdraw.acquire();
        if (acquire >= session.lowestOpen + 65_536) {
            return new Outcome.LimitExceeded(Limit.WINDOW, 65_536);
        }
        Model.Place place = model.placesOf(session).stream()
                .filter(each -> each.asked.sequence() == acquire)
                .findFirst()
                .orElse(null);
        if (place != null && place.fence == 0) {
            model.locks.get(place.asked.name()).queue.remove(place);
            model.handOver(place.asked.name());
        } else if (place != null) {
            model.free(place, false);
        }
        if (acquire >= session.lowestOpen) {
            session.answers.put(acquire, Outcome.Done.DONE);
        }
        return Outcome.Done.DONE;
    }

    private Outcome forceRelease(Request.ForceRelease force) {
        Model.ModelLock lock = model.locks.get(force.name());
        Model.Place named = lock == null ? null : lock.holder(force.fence());
        Model.Place hold = named != null || lock == null ? named : lock.holder();
        if (hold == null) {
            audit(force, "not held", null);
            return new Outcome.FenceMovedOn(0, null);
        }
        Home home = model.sessions.get(hold.session).opened.home();
        String who =
                home.name() + " (" + home.host() + "), " + hold.asked.asker().label();
        if (hold.fence != force.fence()) {
            audit(force, "fence moved on to " + hold.fence, who);
            HolderInfo present = new HolderInfo(
                    hold.session.toString(),
                    home.name(),
                    home.host(),
                    hold.asked.asker().label(),
                    hold.asked.asker().reason(),
                    Instant.ofEpochMilli(hold.since),
                    hold.maxHold == 0 ? null : Duration.ofMillis(hold.maxHold),
                    null);
            return new Outcome.FenceMovedOn(hold.fence, present);
        }
        audit(force, "released", who);
        lose(hold, LockLoss.Reason.FORCED, force.actor(), force.reason());
        return Outcome.ForceReleased.FORCE_RELEASED;
    }

    private void audit(Request.ForceRelease force, String outcome, String who) {
        model.audit(force.actor(), "force-release", force.name(), force.fence(), force.reason(), outcome, who);
    }

    private Outcome endSession(Request.EndSession end) {
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
        model.audit(end.actor(), "close-session", target, 0, end.reason(), outcome, who);
        return new Outcome.SessionEnded(session != null);
    }

    void elapsed(TimeCommand command) {
        if (command instanceof TimeCommand.HoldElapsed elapsed) {
            Model.ModelLock lock = model.locks.get(elapsed.name());
            Model.Place hold = lock == null ? null : lock.holder(elapsed.fence());
            if (hold != null && hold.lease == elapsed.lease() && hold.maxHold > 0) {
                lose(hold, LockLoss.Reason.MAX_HOLD_ENDED, null, null);
            }
        } else if (command instanceof TimeCommand.WaitElapsed elapsed) {
            waitElapsed(elapsed);
        } else if (command instanceof TimeCommand.DelayElapsed elapsed) {
            Model.ModelLock lock = model.locks.get(elapsed.name());
            if (lock != null && lock.delays.removeIf(delay -> delay.fence() == elapsed.fence())) {
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
                model.handOver(elapsed.name());
                model.tell(place, number -> new Notice.WaitEnded(number, elapsed.acquire()));
                return;
            }
        }
    }

    private void lose(Model.Place hold, LockLoss.Reason reason, String actor, String note) {
        model.tell(hold, number -> new Notice.Lost(number, hold.asked.sequence(), hold.fence, reason, actor, note));
        model.free(hold, true);
    }

    private int release(Model.Place hold, Request.Release release) {
        if (release.depthLeft() == 0) {
            model.free(hold, release.closedForMillis());
            return 0;
        }
        setDepth(hold, release.depthLeft(), release.sequence());
        return hold.depth;
    }

    private Outcome reenter(Model.Place hold, Request.Reenter reenter) {
        setDepth(hold, reenter.depth(), reenter.sequence());
        return new Outcome.Granted(hold.fence, hold.depth, hold.maxHold);
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
        return lock == null
                ? null
                : lock.holders.stream()
                        .filter(hold -> hold.session.equals(session.id)
                                && hold.asked.asker().owner() == owner
                                && (fence == 0 || fence == hold.fence))
                        .findFirst()
                        .orElse(null);
    }
}
