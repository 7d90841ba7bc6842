package io.lockgrid.internal.session;

import java.util.concurrent.locks.LockSupport;

/** How a thread waits and is woken, and by which clock; by default as the JVM has it. Thread-safe. */
interface Parking {
    Parking JVM = new Parking() {};

    /** The monotonic clock, in nanoseconds. */
    default long now() {
        return System.nanoTime();
    }

    /**
     * Has the calling thread wait until it is woken or interrupted, or for that long; it may return for no reason.
     *
     * @param nanos {@code Long.MAX_VALUE} to wait without an end
     */
    default void park(Object blocker, long nanos) {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(blocker);
        } else {
            LockSupport.parkNanos(blocker, nanos);
        }
    }

    default void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }
}
