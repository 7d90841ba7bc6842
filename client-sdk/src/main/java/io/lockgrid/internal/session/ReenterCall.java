package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a thread to enter a hold that it has already. It names that hold and the depth: where the hold was taken
 * away, nothing is acquired, and {@link Refusal#HELD} means that the hold is lost.
 */
final class ReenterCall extends Attempt {
    private final GrantedHold outer;
    private final int depth;
    private boolean sent;

    ReenterCall(GrantedHold outer) {
        this.outer = outer;
        this.depth = outer.depth() + 1;
    }

    @Override
    int depth() {
        return depth;
    }

    @Override
    public int size() {
        return 24 + outer.nameInGroup().length();
    }

    @Override
    public Request request(long sequence) {
        sent = true;
        return new Request.Reenter(sequence, outer.nameInGroup(), outer.owner(), outer.fence(), depth);
    }

    @Override
    @Nullable
    Session about() {
        return outer.session();
    }

    @Override
    boolean dropped() {
        return isSettled() && !sent;
    }

    @Override
    public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
        if (outcome instanceof Outcome.Granted) {
            settle(outer.isHeld() ? outer : Refusal.HELD);
        } else if (outcome instanceof Outcome.Refused refused) {
            settle(refused.failure());
        } else if (outcome instanceof Outcome.NotHeld) {
            lane.hearing.afterNotices(() -> {
                outer.lose(outer.belief.lossOrElse());
                settle(Refusal.HELD);
            });
        } else {
            settle(new LockGridException("lock '" + outer.lockName() + "' was not entered again: " + outcome));
        }
    }

    @Override
    public String undone() {
        return "the lock was not entered once more, and is held as before";
    }

    @Override
    void timeUp(Lane lane) {
        // it does not wait for anybody, only for the grid's word
    }

    @Override
    void withdraw(Lane lane) {
        if (sent) {
            lane.enqueue(new HoldCalls.Release(outer, depth - 1));
        }
    }

    @Override
    public void onSessionGone(Lane lane, LockLoss loss) {
        settle(Refusal.HELD);
    }

    @Override
    public void onFailure(Lane lane, LockGridException failure) {
        if (settle(failure)) {
            withdraw(lane);
        }
    }
}
