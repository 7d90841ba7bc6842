package io.lockgrid.internal.surroundings;

import io.lockgrid.internal.session.GridRuntime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process takes from outside of itself: time, chance, ids, and how its threads come and wait. By default as the
 * JVM has it; nothing else of the client and of the node may ask the JVM for these. Whoever starts a member or a client
 * passes it on. Thread-safe.
 */
public interface Surroundings {
    /** Those of the JVM: for who starts something, all others are given theirs. */
    Surroundings JVM = new Surroundings() {};

    /** The monotonic clock, in nanoseconds. */
    default long now() {
        return System.nanoTime();
    }

    /** The wall clock, in milliseconds since 1970. */
    default long wallMillis() {
        return System.currentTimeMillis();
    }

    /** A number from 0 up to, not including, the bound. */
    default int chance(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    /** An id that nothing else has, and that nobody can guess. */
    default UUID newId() {
        return UUID.randomUUID();
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

    /** Has the calling thread wait for that long. */
    default void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }

    /** Has the calling thread wait for an answer, for that long at most. */
    default <T> T await(CompletableFuture<T> answer, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A thread of that name, which its caller ends. It does not keep the process alive. */
    default ScheduledExecutorService thread(String name) {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Runs a task after that time, on a thread that the whole process shares: it must not block. */
    default void later(Duration pause, Runnable task) {
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    /** The timers and threads of one {@link GridRuntime}, which its caller ends. */
    default LaneServices services(String name) {
        return new JvmServices(name);
    }
}
