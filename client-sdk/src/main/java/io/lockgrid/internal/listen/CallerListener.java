package io.lockgrid.internal.listen;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.session.GridRuntime;

/**
 * Hears what the callers of one {@link GridRuntime} experience. Called by any thread, the lanes' included: must be
 * thread-safe and quick. What it throws is written to the log, the first time, and keeps nobody from a lock.
 *
 * <p>Whose attempt or hold began before it listened, it does not hear of.
 */
public interface CallerListener {

    /** What became of an attempt to get a lock. */
    enum Outcome {
        /** It got the lock, or entered it once more. */
        GRANTED,
        /** The lock was not to be had in its time. */
        HELD,
        /** Its caller was interrupted or cancelled it. */
        GAVE_UP,
        /** The grid did not answer. */
        UNAVAILABLE,
        /** A limit stood in the way. */
        LIMITED,
        /** Anything else, such as that the grid was closed. */
        FAILED
    }

    /** An attempt began. */
    void started();

    /** An attempt that began is over. */
    void ended(Outcome outcome, long nanos);

    /** A hold began; not where an owner enters its own once more. */
    void held();

    /** A hold that began was given back. */
    void released(long nanos);

    /** A hold that began was taken away. */
    void lost(LockLoss.Reason reason, long nanos);
}
