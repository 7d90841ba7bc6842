package io.lockgrid.internal.surroundings;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what users attach to futures: on a few threads while they get on, and on as many as it takes where all of them
 * wait, for a callback perhaps that stands in the queue behind them. Thread-safe.
 */
final class Callbacks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Callbacks.class.getName());
    private static final int USUAL = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    /** Nothing has ended for that long while others stand in the queue: more threads. */
    private static final long PATIENCE_MILLIS = 50;

    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor pool;

    /** For what still comes after the close, such as a continuation of a hold's loss. */
    private final ThreadFactory late;

    private final AtomicBoolean watched = new AtomicBoolean();

    Callbacks(String name, ScheduledExecutorService timer) {
        this.timer = timer;
        this.late = named("lockgrid-late-callback-" + name);
        this.pool = new ThreadPoolExecutor(
                USUAL,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("lockgrid-callback-" + name),
                (task, closed) -> late.newThread(task).start());
        this.pool.allowCoreThreadTimeOut(true);
    }

    void run(Runnable task) {
        pool.execute(task);
        watchTheQueue();
    }

    private void watchTheQueue() {
        if (!pool.getQueue().isEmpty() && watched.compareAndSet(false, true)) {
            lookAgain(pool.getCompletedTaskCount());
        }
    }

    private void lookAgain(long ended) {
        timer.schedule(() -> look(ended), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(long endedBefore) {
        int waiting = pool.getQueue().size();
        if (waiting == 0) {
            pool.setCorePoolSize(USUAL);
            watched.set(false);
            watchTheQueue(); // one may have come meanwhile
            return;
        }
        long ended = pool.getCompletedTaskCount();
        if (ended == endedBefore) {
            int threads = pool.getPoolSize();
            pool.setCorePoolSize(threads + Math.min(threads, waiting));
        }
        lookAgain(ended);
    }

    /** Runs what was handed in, and waits for it a little: the process may be about to end. */
    @Override
    public void close() {
        pool.shutdown();
        if (Thread.currentThread() instanceof Worker worker && worker.owner == this) {
            late.newThread(this::finish).start(); // a callback closes the instance: it would wait for itself
        } else {
            finish();
        }
    }

    private void finish() {
        try {
            long ended = pool.getCompletedTaskCount();
            for (long left = LONGEST_WAIT_MILLIS; left > 0; left -= PATIENCE_MILLIS) {
                if (pool.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                long now = pool.getCompletedTaskCount();
                if (now == ended) {
                    runTheRest();
                }
                ended = now;
            }
            LOG.log(DEBUG, "callbacks of this LockGrid go on after its close");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they go on by themselves
        } finally {
            runTheRest();
        }
    }

    /** Each on a thread of its own, so that none waits for another that does not end. */
    private void runTheRest() {
        List<Runnable> rest = new ArrayList<>();
        pool.getQueue().drainTo(rest);
        rest.forEach(task -> late.newThread(task).start());
    }

    private static final class Worker extends Thread {
        private final Callbacks owner;

        Worker(Callbacks owner, Runnable task, String name) {
            super(task, name);
            this.owner = owner;
            setDaemon(true);
        }
    }

    private ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Worker(this, task, name + "-" + number.incrementAndGet());
    }
}
