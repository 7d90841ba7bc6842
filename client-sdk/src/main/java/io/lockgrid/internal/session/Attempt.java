package io.lockgrid.internal.session;

import io.lockgrid.GridListener;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
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
    private @Nullable GridListener listener;

    private String lock = "";
    private @Nullable Surroundings time;
    private long startedAt;

    /** Whether that is told; read by the thread that tells only. */
    private boolean told;

    /** Its caller is about to give up because the grid does not answer; read by the same thread only. */
    private boolean unanswered;

    /** How often its owner has the lock if it succeeds. */
    abstract int depth();

    /** Its caller's time is up; in the mailbox. What the grid has not answered yet is still waited for a little. */
    abstract void timeUp(Lane lane);

    /** Its caller has gone; in the mailbox, once. Wherever it is, it is undone. */
    abstract void withdraw(Lane lane);

    /** Before it is submitted; on its caller's thread. */
    final void watch(@Nullable GridListener wants, Surroundings clock, String name) {
        if (wants != null) {
            listener = wants;
            lock = name;
            time = clock;
            startedAt = clock.now();
            wants.attempt(name);
        }
    }

    final @Nullable GridListener listener() {
        return listener;
    }

    /** Its caller gives up because there was no answer; otherwise it is taken for a change of mind. */
    final void unanswered() {
        unanswered = true;
    }

    /** On its caller's thread, or where nobody waits on one for callbacks: what became of it is told, once. */
    final void tell(Object settled) {
        if (listener == null || time == null || told) {
            return;
        }
        told = true;
        Duration waited = Duration.ofNanos(time.now() - startedAt);
        if (!(settled instanceof GrantedHold hold)) {
            listener.refused(lock, outcomeOf(settled), waited);
        } else if (depth() > 1) {
            listener.entered(lock, hold.fence(), waited);
        } else {
            hold.granted(waited);
        }
    }

    private GridListener.Outcome outcomeOf(Object settled) {
        if (settled == Refusal.HELD) {
            return GridListener.Outcome.HELD;
        } else if (settled == Refusal.GIVEN_UP) {
            return unanswered ? GridListener.Outcome.UNAVAILABLE : GridListener.Outcome.GAVE_UP;
        } else if (settled instanceof GridUnavailableException) {
            return GridListener.Outcome.UNAVAILABLE;
        }
        return settled instanceof LimitExceededException ? GridListener.Outcome.LIMITED : GridListener.Outcome.FAILED;
    }
}
