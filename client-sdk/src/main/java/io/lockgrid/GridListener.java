package io.lockgrid;

import java.time.Duration;

/**
 * Hears what the callers of one {@link LockGrid} experience, with the names of locks: for tracing, meters and logs of
 * one's own. See {@link LockGrid#listen}.
 *
 * <p>Each attempt to get a lock is told as {@link #attempt}, and then as exactly one of {@link #granted}, {@link #entered}
 * and {@link #refused}. Each hold that was {@link #granted} is told as {@link #released} or {@link #lost(String, long, LockLoss)}, after that.
 * What began before it listened, it does not hear of.
 *
 * <p>It is called by the thread that called LockGrid, before that call returns; where no thread waits, as with {@link
 * GridLock#acquireAsync} or a loss, by one of those that run continuations. It is never called by a thread of the engine.
 * Several threads may call at once, so it must be thread-safe; and callers wait for it, so it should be quick. What it
 * throws goes to the log, the first time, and keeps nobody from a lock.
 */
public interface GridListener {

    /** Why an attempt got no lock. More may be added. */
    enum Outcome {
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

    /**
     * An attempt began.
     *
     * @param lock the name of the lock, as {@link GridLock#name()}
     */
    default void attempt(String lock) {}

    /**
     * An attempt got the lock: a hold begins.
     *
     * @param lock the name of the lock
     * @param fence the {@linkplain Hold#fence() fence} of the hold
     * @param waited since the attempt began
     */
    default void granted(String lock, long fence, Duration waited) {}

    /**
     * A thread entered once more, through {@link GridLock#asLock()}, what it holds: no other hold begins.
     *
     * @param lock the name of the lock
     * @param fence the {@linkplain Hold#fence() fence} of the hold that it has
     * @param waited since the attempt began
     */
    default void entered(String lock, long fence, Duration waited) {}

    /**
     * An attempt got no lock.
     *
     * @param lock the name of the lock
     * @param outcome why
     * @param waited since the attempt began
     */
    default void refused(String lock, Outcome outcome, Duration waited) {}

    /**
     * A hold was given back; told when that counts on this side, which is before the grid knows.
     *
     * @param lock the name of the lock
     * @param fence the {@linkplain Hold#fence() fence} of the hold
     * @param held how long it was held
     */
    default void released(String lock, long fence, Duration held) {}

    /**
     * A hold was taken away; told when that counts on this side.
     *
     * @param lock the name of the lock
     * @param fence the {@linkplain Hold#fence() fence} of the hold
     * @param loss why
     */
    default void lost(String lock, long fence, LockLoss loss) {}

    /**
     * The same, for who wants to know how long it was held; calls {@link #lost(String, long, LockLoss)} unless overridden.
     *
     * @param lock the name of the lock
     * @param fence the {@linkplain Hold#fence() fence} of the hold
     * @param loss why
     * @param held how long it was held
     */
    default void lost(String lock, long fence, LockLoss loss, Duration held) {
        lost(lock, fence, loss);
    }
}
