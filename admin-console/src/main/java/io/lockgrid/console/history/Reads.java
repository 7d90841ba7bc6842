package io.lockgrid.console.history;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads on the thread that also writes: a few wait at most, and none for long, so that those who look cannot crowd out
 * what is to be kept. Thread-safe.
 */
final class Reads {
    private static final int MOST = 4;

    private final ThreadPoolExecutor thread;
    private final Duration patience;
    private final Semaphore waiting = new Semaphore(MOST);

    Reads(ThreadPoolExecutor thread, Duration patience) {
        this.thread = thread;
        this.patience = patience;
    }

    /**
     * What is read; blocks until then.
     *
     * @throws HistoryBusyException if too many wait already
     * @throws TimeoutException if it takes too long; it is not done later
     */
    <T> T read(Callable<T> how) throws ExecutionException, TimeoutException, InterruptedException {
        if (!waiting.tryAcquire()) {
            throw new HistoryBusyException();
        }
        FutureTask<T> task = new FutureTask<>(how) {
            @Override
            protected void done() {
                waiting.release();
            }
        };
        try {
            thread.execute(task);
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException full) {
            throw new HistoryBusyException();
        } finally {
            // Without interrupting: that would close the files of the database. What runs ends by its own time-out.
            task.cancel(false);
            thread.remove(task);
        }
    }
}
