package io.lockgrid.internal.session;

import com.hazelcast.spi.impl.executionservice.ExecutionService;
import com.hazelcast.spi.impl.executionservice.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that goes on, whatever it throws: an executor ends a repeated task at its first throwable, without a word. The
 * only way in which tasks of LockGrid are repeated. Thread-safe as far as the task is.
 */
public final class Repeated implements Runnable {
    private static final System.Logger LOG = System.getLogger(Repeated.class.getName());
    private static final long FIRST_SILENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_SILENCE = TimeUnit.MINUTES.toNanos(10);

    private final String what;
    private final BiConsumer<String, Throwable> log;
    private final Runnable task;
    private final Surroundings time;

    /** How long nothing more is said after the last word, and how many failures were passed over since. */
    private long silence;

    private long saidAt;
    private long untold;

    /** Tells the log of failures, as {@link #Repeated(String, Surroundings, BiConsumer, Runnable)} says. */
    public Repeated(String what, Surroundings time, Runnable task) {
        this(what, time, (words, failure) -> LOG.log(System.Logger.Level.ERROR, words, failure), task);
    }

    /**
     * @param what the task, as the log says it
     * @param time how long it has been silent
     * @param log told of a failure at once, and of those that follow after ever longer silences, 10 min at most
     */
    public Repeated(String what, Surroundings time, BiConsumer<String, Throwable> log, Runnable task) {
        this.what = what;
        this.time = time;
        this.log = log;
        this.task = task;
    }

    /** Runs the task once; never throws. */
    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable failure) {
            tell(failure);
        }
    }

    private synchronized void tell(Throwable failure) {
        try {
            long now = time.now();
            boolean quiet = silence == 0 || now - saidAt >= 2 * LONGEST_SILENCE;
            if (!quiet && now - saidAt < silence) {
                untold++;
                return;
            }
            silence = quiet ? FIRST_SILENCE : Math.min(LONGEST_SILENCE, 2 * silence);
            saidAt = now;
            String before = untold == 0 ? "" : " (and " + untold + " times since this was last said)";
            untold = 0;
            log.accept(what + " failed and goes on" + before, failure);
        } catch (Throwable cannotTell) {
            untold++; // as without memory: said with the next word
        }
    }

    /** Repeats it on a thread of its caller's, after a first pause. */
    public static ScheduledFuture<?> every(ScheduledExecutorService thread, long pauseNanos, Repeated task) {
        return thread.scheduleWithFixedDelay(task, pauseNanos, pauseNanos, TimeUnit.NANOSECONDS);
    }

    /** Repeats it on a thread of its caller's, from now on. */
    public static ScheduledFuture<?> every(ScheduledExecutorService thread, Duration pause, Repeated task) {
        return thread.scheduleWithFixedDelay(task, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Repeats it on the engine's threads of that name. */
    public static @Nullable ScheduledFuture<?> every(
            ExecutionService threads, String name, Duration pause, Repeated task) {
        return (ScheduledFuture<?>)
                threads.scheduleWithRepetition(name, task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Repeats it on the threads of an engine's client. */
    public static ScheduledFuture<?> every(TaskScheduler threads, Duration pause, Repeated task) {
        return threads.scheduleWithRepetition(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
