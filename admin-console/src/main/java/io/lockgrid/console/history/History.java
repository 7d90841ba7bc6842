package io.lockgrid.console.history;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.View;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened in the last day, minute by minute, in a folder of the console. If that cannot be written, the console
 * does everything else as usual. Thread-safe.
 */
@Context
public class History implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(History.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SLOW = "the folder does not answer";

    private final HistorySettings settings;
    private final @Nullable Keeper keeper;
    private final Steps steps = new Steps();
    // Bounded, so that a disk that hangs does not fill the memory.
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100), task -> {
                Thread made = new Thread(task, "console-history");
                made.setDaemon(true);
                return made;
            });
    private final Reads reads = new Reads(thread, PATIENCE);
    private @Nullable Tally tally;

    @Inject
    History(GridWatch watch, HistorySettings settings) {
        this(settings);
        if (keeper != null) {
            watch.onLook(view -> look(view, Instant.now(), System.nanoTime()));
        }
    }

    History(HistorySettings settings) {
        this.settings = settings;
        Path folder = settings.folder();
        Keeper made = folder == null ? null : new Keeper(folder, settings.retention());
        keeper = made;
        if (made != null) {
            thread.execute(made::open);
        }
    }

    /** On the thread of the watch: adds in memory, and hands a minute over that has ended. */
    synchronized void look(View view, Instant now, long nanos) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Tally current = tally;
        if (current == null || !current.at().equals(minute)) {
            handOver();
            current = new Tally(minute);
            tally = current;
        }
        if (view.problem() != null) {
            current.unanswered();
        }
        steps.next(view, nanos).ifPresent(current::add);
    }

    private void handOver() {
        Tally ended = tally;
        Keeper to = keeper;
        tally = null;
        if (ended == null || to == null) {
            return;
        }
        Minute minute = ended.minute();
        try {
            thread.execute(() -> to.keep(minute));
        } catch (RejectedExecutionException full) {
            LOGGER.warn("The minute {} is not kept: {}", minute.at(), SLOW);
        }
    }

    /** How long it goes back. */
    public Duration retention() {
        return settings.retention();
    }

    /**
     * What is known of a time; blocks for as long as the disk takes, some seconds at most.
     *
     * @throws HistoryBusyException if too many ask at once
     */
    public Past past(Instant from, Instant to) {
        Keeper of = keeper;
        if (of == null) {
            return Past.nothing(from, to, settings.whyOff(), null);
        }
        try {
            return reads.read(() -> of.past(from, to));
        } catch (TimeoutException slow) {
            return Past.nothing(from, to, null, SLOW);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof HistoryBusyException busy) {
                throw busy;
            }
            return Past.nothing(from, to, null, String.valueOf(failure.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Past.nothing(from, to, null, "the console stops");
        }
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        handOver(); // the running minute, as far as it is known
        if (keeper != null) {
            try {
                thread.execute(keeper::close);
            } catch (RejectedExecutionException full) {
                LOGGER.warn("The history is not closed: {}", SLOW);
            }
        }
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
