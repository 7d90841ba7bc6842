package io.lockgrid.internal.session;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The clock and the threads of one {@link GridRuntime}: one timer thread, and a few that run what users attach to
 * futures, so that no user code runs on a thread of the engine. Thread-safe.
 */
final class LaneServices implements Surroundings {
    private static final System.Logger LOG = System.getLogger(LaneServices.class.getName());
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final int CALLBACK_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final LongSupplier clock;
    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor callbacks;

    /** For what still comes after the close, such as a continuation of a hold's loss. */
    private final ThreadFactory late;

    LaneServices(String name, LongSupplier clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, named("lockgrid-timer-" + name));
        this.timer.setRemoveOnCancelPolicy(true);
        this.timer.setRejectedExecutionHandler(
                new ThreadPoolExecutor.DiscardPolicy()); // nothing is due after the close
        this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.callbacks = new ThreadPoolExecutor(
                CALLBACK_THREADS,
                CALLBACK_THREADS,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("lockgrid-callback-" + name));
        this.callbacks.allowCoreThreadTimeOut(true);
        this.late = named("lockgrid-late-callback-" + name);
        this.callbacks.setRejectedExecutionHandler(
                (task, pool) -> late.newThread(task).start());
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    @Override
    public ScheduledFuture<?> after(long nanos, Runnable task) {
        return timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void every(long nanos, Runnable task) {
        timer.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void callback(Runnable task) {
        callbacks.execute(task);
    }

    /** Runs the callbacks that were handed in, and waits for them a little: the process may be about to end. */
    @Override
    public void close() {
        timer.shutdownNow();
        callbacks.shutdown();
        if (Thread.currentThread() instanceof Worker worker && worker.services == this) {
            return; // a callback closes the instance: it would wait for itself
        }
        try {
            if (!callbacks.awaitTermination(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(DEBUG, "callbacks of this LockGrid go on after its close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they go on by themselves
        }
    }

    private static final class Worker extends Thread {
        private final LaneServices services;

        Worker(LaneServices services, Runnable task, String name) {
            super(task, name);
            this.services = services;
            setDaemon(true);
        }
    }

    private ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Worker(this, task, name + "-" + number.incrementAndGet());
    }
}
