package io.lockgrid.internal.session;

import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import org.jspecify.annotations.Nullable;

/** An attempt to get a lock that its owner does not have. A grant that comes after its withdrawal is not delivered. */
class AcquireCall extends Attempt {
    /** How far it has come. What the grid says is heard in the stage that it belongs to only: later it is late. */
    private enum Stage {
        /** Not part of a batch yet. */
        NEW,
        /** Sent; nothing was heard of it. */
        ASKED,
        /** The grid says that it waits. */
        QUEUED,
        /** Granted; the end of its max hold is being asked for. */
        CONFIRMING,
        /** Delivered or refused. */
        DECIDED,
        /** Its caller has gone: it is undone, whatever became of it. */
        LEAVING
    }

    private static final int MOST_LATE_GRANTS = 5;

    private final AcquireOptions options;
    private final long waitMillis;

    private final long caller = Thread.currentThread().getId();

    private Stage stage = Stage.NEW;

    /** Grants that came too late to be relied on. */
    private int lateGrants;

    /** The fence of a grant whose loss was told first. */
    long lostFence;

    /** An operator's request that came before the grant. */
    Notice.@Nullable ReleaseRequested requested;

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
    public int size() {
        return 24 + options.name().length() + options.labelSize();
    }

    @Override
    public Request request(long sequence) {
        stage = Stage.ASKED;
        return new Request.Acquire(
                sequence,
                options.name(),
                new Asker(options.ownerFor(sequence, caller()), options.ownerLabel(), options.reason()),
                overdue ? 0 : waitMillis,
                LockTerms.asked(options.maxHoldMillis()));
    }

    @Override
    boolean dropped() {
        return isSettled() && stage == Stage.NEW;
    }

    @Override
    public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
        if (outcome instanceof Outcome.Granted granted) {
            lane.current.noteFence(granted.fence());
        }
        if (stage != Stage.ASKED) {
            return; // a notice or its caller overtook this answer
        } else if (outcome instanceof Outcome.Queued) {
            stage = Stage.QUEUED;
            if (overdue) {
                leave(lane);
            }
            return;
        }
        decide(session);
        if (outcome instanceof Outcome.Granted granted) {
            deliver(lane, session, granted.fence(), granted.maxHoldMillis(), sentAt);
        } else if (outcome instanceof Outcome.LimitExceeded limit) {
            settle(new LimitExceededException(
                    limit.limit().key(), limit.value(), "The acquire of lock '" + name() + "'"));
        } else if (outcome instanceof Outcome.Refused refused) {
            lane.enqueue(new SimpleCalls.Withdraw(this, () -> {})); // another member may have taken an earlier copy
            settle(refused.failure());
        } else {
            settle(Refusal.HELD);
        }
    }

    /** The lock came by hand-over: when, is not known here, so a max hold is started anew before it is relied on. */
    void onGrantNotice(Lane lane, Session session, Notice.Granted granted) {
        lane.current.noteFence(granted.fence());
        if (stage != Stage.ASKED && stage != Stage.QUEUED) {
            return;
        } else if (granted.maxHoldMillis() == 0) {
            decide(session);
            deliver(lane, session, granted.fence(), 0, lane.now());
        } else {
            stage = Stage.CONFIRMING;
            lane.enqueue(new HoldCalls.Confirm(this, granted.fence(), granted.maxHoldMillis()));
        }
    }

    /** The max hold was started anew, not earlier than sentAt; or the hold was gone by then. */
    void onConfirmed(Lane lane, Session session, long fence, Outcome outcome, long sentAt) {
        if (stage != Stage.CONFIRMING) {
            return;
        }
        decide(session);
        if (outcome instanceof Outcome.Renewed renewed) {
            deliver(lane, session, fence, renewed.maxHoldMillis(), sentAt);
        } else {
            lane.enqueue(new SimpleCalls.Withdraw(this, () -> {}));
            startAnew(lane);
        }
    }

    private void decide(Session session) {
        session.acquires.remove(sequence);
        stage = Stage.DECIDED;
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
            hold.giveBack();
            leave(lane);
        }
    }

    void onWaitEnded(Session session) {
        if (stage == Stage.ASKED || stage == Stage.QUEUED) {
            decide(session);
            settle(Refusal.HELD);
        }
    }

    @Override
    public String undone() {
        return "the lock was not acquired";
    }

    @Override
    void timeUp(Lane lane) {
        overdue = true;
        if (stage == Stage.QUEUED && !isSettled()) {
            leave(lane);
        }
    }

    @Override
    void withdraw(Lane lane) {
        if (isUnderway()) {
            leave(lane);
        }
    }

    private boolean isUnderway() {
        return stage == Stage.ASKED || stage == Stage.QUEUED || stage == Stage.CONFIRMING;
    }

    private void leave(Lane lane) {
        stage = Stage.LEAVING;
        Session left = session;
        long place = sequence;
        lane.enqueue(new SimpleCalls.Withdraw(this, () -> {
            if (left != null) {
                left.acquires.remove(place);
            }
            settle(Refusal.HELD); // where its caller still waits, for that word alone
        }));
    }

    @Override
    public void onSessionGone(Lane lane, LockLoss loss) {
        if (stage == Stage.LEAVING) {
            settle(Refusal.HELD);
        } else if (isUnderway()) {
            startAnew(lane);
        }
    }

    private void startAnew(Lane lane) {
        sequence = 0;
        session = null;
        stage = Stage.NEW;
        lane.enqueue(this);
    }

    @Override
    public void onFailure(Lane lane, LockGridException failure) {
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
