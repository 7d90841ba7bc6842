package io.lockgrid.internal.surroundings;

import io.lockgrid.internal.session.GridRuntime;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one {@link GridRuntime}, as the JVM has them: one timer thread, and those of {@link Callbacks}, so that
 * no user code runs on a thread of the engine. Thread-safe.
 */
public final class JvmServices implements LaneServices {
    private final ScheduledThreadPoolExecutor timer;
    private final Callbacks callbacks;

    public JvmServices(String name) {
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "lockgrid-timer-" + name + "-1");
            made.setDaemon(true);
            return made;
        });
        this.timer.setRemoveOnCancelPolicy(true);
        this.timer.setRejectedExecutionHandler(
                new ThreadPoolExecutor.DiscardPolicy()); // nothing is due after the close
        this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.callbacks = new Callbacks(name, timer);
    }

    @Override
    public ScheduledFuture<?> after(long nanos, Runnable task) {
        return timer.schedule(() -> Guard.run(task), nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void every(long nanos, Runnable task) {
        Repeated.every(timer, nanos, new Repeated("A look at the sessions' times", this, task));
    }

    @Override
    public void callback(Runnable task) {
        callbacks.run(task);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        callbacks.close();
    }
}
