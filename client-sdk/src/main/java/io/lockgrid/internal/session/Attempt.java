package io.lockgrid.internal.session;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.internal.listen.CallerListener;
import io.lockgrid.internal.surroundings.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What a caller waits for who wants a lock. Settled with a {@link GrantedHold}, with {@link Refusal#HELD}, or with the
 * exception to throw.
 *
 * <p>Once its caller has given up it is undone, however far it has come.
 */
abstract class Attempt extends Call<Object> {

    /** The lock was not to be had. */
    enum Refusal {
        HELD,
        /** Its caller stopped waiting. */
        GIVEN_UP
    }

    /** Who wants to know what becomes of it; set before it is submitted. */
    private @Nullable CallerListener listener;

    private @Nullable Surroundings time;
    private long startedAt;

    /** Its caller is about to give up because the grid does not answer; read by the same thread only. */
    private boolean unanswered;

    /** How often its owner has the lock if it succeeds. */
    abstract int depth();

    /** Its caller's time is up; in the mailbox. What the grid has not answered yet is still waited for a little. */
    abstract void timeUp(Lane lane);

    /** Its caller has gone; in the mailbox, once. Wherever it is, it is undone. */
    abstract void withdraw(Lane lane);

    /** Before it is submitted. */
    final void watch(@Nullable CallerListener wants, Surroundings clock) {
        if (wants != null) {
            listener = wants;
            time = clock;
            startedAt = clock.now();
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
    public void onSettled(Object settled) {
        if (listener != null && time != null) {
            listener.ended(outcomeOf(settled), time.now() - startedAt);
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
}
