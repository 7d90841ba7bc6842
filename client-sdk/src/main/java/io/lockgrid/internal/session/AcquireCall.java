package io.lockgrid.internal.session;

import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.wire.Notice;
import io.lockgrid.internal.wire.Outcome;
import io.lockgrid.internal.wire.Request;
import org.jspecify.annotations.Nullable;

/** An attempt to get a lock that its owner does not have. A grant that comes after its withdrawal is not delivered. */
class AcquireCall extends Attempt {
    private static final int MOST_LATE_GRANTS = 5;

    private final AcquireOptions options;
    private final long waitMillis;

    private final long caller = Thread.currentThread().getId();

    private boolean sent;
    private boolean queued;

    /** Grants that came too late to be relied on. */
    private int lateGrants;

    /** The fence of a grant whose loss was told first. */
    long lostFence;

    /** An operator's request that came before the grant. */
    Notice.@Nullable ReleaseRequested requested;

    private boolean withdrawing;

    /** Its caller's time is up: not sent yet, it goes out as a try; queued, it leaves. */
    private boolean overdue;

    AcquireCall(AcquireOptions options, long waitMillis) {
        this.options = options;
        this.waitMillis = waitMillis;
    }

    @Override
    final int depth() {
        return 1;
    }

    String name() {
        return options.name();
    }

    @Override
    int size() {
        return 24 + options.name().length() + options.labelSize();
    }

    @Override
    Request request(long sequence) {
        sent = true;
        return new Request.Acquire(
                sequence,
                options.name(),
                options.ownerFor(sequence),
                overdue ? 0 : waitMillis,
                options.maxHoldMillis(),
                options.ownerLabel(),
                options.reason());
    }

    @Override
    boolean dropped() {
        return isSettled() && !sent;
    }

    @Override
    void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
        if (outcome instanceof Outcome.Queued) {
            queued = true;
            if (overdue) {
                leaveTheQueue(lane);
            }
            return; // stays in session.acquires until a notice decides
        }
        session.acquires.remove(sequence);
        if (withdrawing) {
            return; // the withdraw that follows it undoes whatever this was
        }
        if (outcome instanceof Outcome.Granted granted) {
            lane.noteFence(granted.fence());
            deliver(lane, session, granted.fence(), granted.maxHoldMillis(), sentAt);
        } else if (outcome instanceof Outcome.LimitExceeded limit) {
            settle(new LimitExceededException(limit.limit(), limit.value(), "The acquire of lock '" + name() + "'"));
        } else if (outcome instanceof Outcome.Refused refused) {
            settle(new IllegalArgumentException(refused.message()));
        } else {
            settle(Refusal.HELD);
        }
    }

    /** The lock came by hand-over: when, is not known here, so a max hold is started anew before it is relied on. */
    void onGrantNotice(Lane lane, Session session, Notice.Granted granted) {
        if (withdrawing) {
            return;
        }
        lane.noteFence(granted.fence());
        if (granted.maxHoldMillis() == 0) {
            session.acquires.remove(sequence);
            deliver(lane, session, granted.fence(), 0, lane.now());
        } else {
            lane.enqueue(new HoldCalls.Confirm(this, granted.fence(), granted.maxHoldMillis()));
        }
    }

    /** The max hold was started anew, not earlier than sentAt; or the hold was gone by then. */
    void onConfirmed(Lane lane, Session session, long fence, Outcome outcome, long sentAt) {
        session.acquires.remove(sequence);
        if (withdrawing) {
            return;
        }
        if (outcome instanceof Outcome.Renewed renewed) {
            deliver(lane, session, fence, renewed.maxHoldMillis(), sentAt);
        } else {
            startAnew(lane);
        }
    }

    private void deliver(Lane lane, Session session, long fence, long maxHoldMillis, long sentAt) {
        GrantedHold hold = new GrantedHold(lane, session, this, fence, maxHoldMillis, sentAt);
        if (!hold.isHeld() || fence == lostFence) {
            // Known too late to be relied on: let it go and try again.
            lane.enqueue(new SimpleCalls.Withdraw(this, () -> {}));
            if (++lateGrants < MOST_LATE_GRANTS) {
                startAnew(lane);
            } else {
                settle(new LockGridException("lock '" + name() + "' was granted " + lateGrants
                        + " times, and each time its max hold of " + maxHoldMillis
                        + " ms was over before the grant was here; it was given back: ask for a longer max hold"));
            }
            return;
        }
        session.holds.put(sequence, hold);
        hold.begin(listener());
        if (settle(hold)) {
            hold.startClock();
            if (requested != null) {
                hold.onReleaseRequested(requested);
            }
        } else {
            session.holds.remove(sequence);
            hold.unwanted();
        }
    }

    void onWaitEnded() {
        if (!withdrawing) {
            settle(Refusal.HELD);
        }
    }

    @Override
    void timeUp(Lane lane) {
        overdue = true;
        if (queued && !isSettled()) {
            leaveTheQueue(lane);
        }
    }

    @Override
    void withdraw(Lane lane) {
        if (sent && !(value() instanceof GrantedHold)) {
            leaveTheQueue(lane);
        }
    }

    private void leaveTheQueue(Lane lane) {
        if (!withdrawing) {
            withdrawing = true;
            lane.enqueue(new SimpleCalls.Withdraw(this, () -> settle(queued ? Refusal.HELD : Refusal.GIVEN_UP)));
        }
    }

    @Override
    void onSessionGone(Lane lane, LockLoss loss) {
        if (withdrawing) {
            settle(queued ? Refusal.HELD : Refusal.GIVEN_UP);
        } else {
            startAnew(lane);
        }
    }

    private void startAnew(Lane lane) {
        sequence = 0;
        sent = false;
        queued = false;
        lane.enqueue(this);
    }

    @Override
    void onFailure(Lane lane, LockGridException failure) {
        if (settle(failure)) {
            withdraw(lane);
        }
    }

    AcquireOptions options() {
        return options;
    }

    /** The id of the thread that waits for it, or 0. */
    long caller() {
        return caller;
    }
}
