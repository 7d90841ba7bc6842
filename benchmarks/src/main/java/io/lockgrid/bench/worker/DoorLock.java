package io.lockgrid.bench.worker;

import java.util.Optional;

/** One lock of a {@link Door}. Thread-safe. */
interface DoorLock {

    /** Waits for the lock. The answer gives it back, and is to be run by the thread that acquired. */
    Runnable acquire() throws InterruptedException;

    /** At once or not at all. */
    Optional<Runnable> tryAcquire();
}
