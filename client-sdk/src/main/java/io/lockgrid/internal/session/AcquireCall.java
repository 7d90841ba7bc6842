package io.lockgrid.internal.session;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.wire.Notice;
import io.lockgrid.internal.wire.Outcome;
import io.lockgrid.internal.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to get a lock. Settled with a {@link GrantedHold}, with {@link Refusal#HELD}, or with the exception to throw.
 *
 * <p>Once its caller has given up it is withdrawn, however far it has come: a grant that comes later is not delivered.
 */
class AcquireCall extends Call<Object> {

    /** The lock was not to be had. */
    enum Refusal {
        HELD,
        /** Its caller stopped waiting. */
        GIVEN_UP
    }

    private static final int MOST_LATE_GRANTS = 5;

    private final AcquireOptions options;
    private final long waitMillis;

    /** The hold that a reentrant owner has already, or null. */
    private final @Nullable GrantedHold outer;

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

    /** Who wants to know what becomes of it; set before it is submitted. */
    private @Nullable CallerListener listener;

    private long startedAt;

    /** Its caller is about to give up because the grid does not answer; read by the same thread only. */
    private boolean unanswered;

    AcquireCall(AcquireOptions options, long waitMillis, @Nullable GrantedHold outer) {
        this.options = options;
        this.waitMillis = waitMillis;
        this.outer = outer;
    }

    /** Before it is submitted. */
    final void watch(@Nullable CallerListener wants) {
        if (wants != null) {
            listener = wants;
            startedAt = System.nanoTime();
            wants.started();
        }
    }

    final @Nullable CallerListener listener() {
        return listener;
    }

    /** Its caller gives up because there was no answer; otherwise it is taken for a change of mind. */
    final void unanswered() {
        unanswered = true;
    }

    @Override
    void onSettled(Object settled) {
        if (listener != null) {
            listener.ended(outcomeOf(settled), System.nanoTime() - startedAt);
        }
    }

    private CallerListener.Outcome outcomeOf(Object settled) {
        if (settled instanceof GrantedHold) {
            return CallerListener.Outcome.GRANTED;
        } else if (settled == Refusal.HELD) {
            return CallerListener.Outcome.HELD;
        } else if (settled == Refusal.GIVEN_UP) {
            return unanswered ? CallerListener.Outcome.UNAVAILABLE : CallerListener.Outcome.GAVE_UP;
        } else if (settled instanceof GridUnavailableException) {
            return CallerListener.Outcome.UNAVAILABLE;
        }
        return settled instanceof LimitExceededException
                ? CallerListener.Outcome.LIMITED
                : CallerListener.Outcome.FAILED;
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
                options.reentrant(),
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
            onGranted(lane, session, granted, sentAt);
        } else if (outcome instanceof Outcome.LimitExceeded limit) {
            settle(new LimitExceededException(limit.limit(), limit.value(), "The acquire of lock '" + name() + "'"));
        } else if (outcome instanceof Outcome.Refused refused) {
            settle(new IllegalArgumentException(refused.message()));
        } else {
            settle(Refusal.HELD);
        }
    }

    private void onGranted(Lane lane, Session session, Outcome.Granted granted, long sentAt) {
        lane.noteFence(granted.fence());
        if (outer != null) {
            onGrantedAgain(lane, outer, granted);
            return;
        }
        deliver(lane, session, granted.fence(), granted.maxHoldMillis(), sentAt);
    }

    private void onGrantedAgain(Lane lane, GrantedHold outer, Outcome.Granted granted) {
        if (outer.fence() == granted.fence()) {
            if (!isSettled()) {
                outer.depth(granted.depth());
                settle(outer);
            }
        } else {
            refuseAsOuterIsLost(lane, outer);
        }
    }

    /** The outer hold was taken away meanwhile: a new one must not pass for it. */
    private void refuseAsOuterIsLost(Lane lane, GrantedHold outer) {
        lane.enqueue(new SimpleCalls.Withdraw(this, () -> {}));
        lane.enqueue(new SimpleCalls.KeepAlive(
                () -> { // brings the reason
                    outer.lose(outer.lossOrElse());
                    settle(Refusal.HELD);
                }));
    }

    /** The lock came by hand-over: when, is not known here, so a max hold is started anew before it is relied on. */
    void onGrantNotice(Lane lane, Session session, Notice.Granted granted) {
        if (withdrawing) {
            return;
        }
        lane.noteFence(granted.fence());
        if (outer != null) {
            session.acquires.remove(sequence);
            refuseAsOuterIsLost(lane, outer);
        } else if (granted.maxHoldMillis() == 0) {
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
        hold.begin(listener);
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

    /** Its caller's time is up; in the mailbox. What the grid has not answered yet is still waited for a little. */
    void timeUp(Lane lane) {
        overdue = true;
        if (queued && !isSettled()) {
            leaveTheQueue(lane);
        }
    }

    /** Its caller has gone; in the mailbox. Wherever it is, it is undone. */
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
        } else if (outer != null) {
            settle(Refusal.HELD);
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
