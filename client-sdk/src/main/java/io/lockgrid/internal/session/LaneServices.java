package io.lockgrid.internal.session;

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
    private static final int CALLBACK_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final LongSupplier clock;
    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor callbacks;

    LaneServices(String name, LongSupplier clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, named("lockgrid-timer-" + name));
        this.timer.setRemoveOnCancelPolicy(true);
        this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.callbacks = new ThreadPoolExecutor(
                CALLBACK_THREADS,
                CALLBACK_THREADS,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("lockgrid-callback-" + name));
        this.callbacks.allowCoreThreadTimeOut(true);
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

    @Override
    public void close() {
        timer.shutdownNow();
        callbacks.shutdown();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
