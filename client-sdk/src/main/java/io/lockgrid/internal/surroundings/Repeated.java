package io.lockgrid.internal.surroundings;

import com.hazelcast.spi.impl.executionservice.ExecutionService;
import com.hazelcast.spi.impl.executionservice.TaskScheduler;
import io.lockgrid.internal.log.Silence;
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

    private final String what;
    private final BiConsumer<String, Throwable> log;
    private final Runnable task;
    private final Surroundings time;
    private final Silence silence = new Silence(Duration.ofSeconds(1), Duration.ofMinutes(10));

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
            if (silence.isOver(time.now())) {
                log.accept(what + " failed and goes on" + silence.words(), failure);
            }
        } catch (Throwable cannotTell) {
            silence.unsaid(); // as without memory: said with the next word
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
