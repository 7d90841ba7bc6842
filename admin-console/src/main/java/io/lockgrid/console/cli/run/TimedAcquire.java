package io.lockgrid.console.cli.run;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets a lock within a time that begins with the grid's first answer: a Java that has just started, on a busy machine,
 * takes longer for that than a holder's call may. Stateless.
 */
final class TimedAcquire {
    private TimedAcquire() {}

    /**
     * Empty if another has it all the time.
     *
     * @throws io.lockgrid.GridUnavailableException if the grid does not answer
     */
    static Optional<Hold> within(Duration limit, GridLock lock) throws InterruptedException {
        Optional<Hold> atOnce = tryOnce(lock);
        if (atOnce.isPresent() || limit.isZero()) {
            return atOnce;
        }
        CompletableFuture<Hold> later = lock.acquireAsync();
        try {
            return Optional.of(later.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw refusal(e);
        } finally {
            later.cancel(true); // leaves the queue
        }
    }

    /** Waits for the grid, but for no holder; on another thread, since this one is to hear of an interrupt meanwhile. */
    private static Optional<Hold> tryOnce(GridLock lock) throws InterruptedException {
        Future<Optional<Hold>> attempt = start(new FutureTask<>(lock::tryAcquire));
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            throw refusal(e);
        }
    }

    private static <T> Future<T> start(FutureTask<T> task) {
        Thread thread = new Thread(task, Thread.currentThread().getName()); // which operators see
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static RuntimeException refusal(ExecutionException e) {
        return e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
    }
}
