package io.lockgrid.console.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockAdmin;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the grid once for all who want to know the same: an answer is good for a second, and however many pages are open,
 * one question is under way.
 *
 * <p>While the watch finds the grid silent nobody waits here: the last answer is given at once, marked as old, and what
 * was never answered fails within a second. One question at a time is asked nevertheless, as a group that is well may
 * answer it.
 * Thread-safe.
 */
@Singleton
public class Answers {
    private static final Logger LOGGER = LoggerFactory.getLogger(Answers.class);
    private static final Duration FRESH = Duration.ofMillis(900);

    /** Whoever looks gets the last answer then. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Where there is none; the watch notices a silence before. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Where there is none and the watch finds the grid silent: it may have been one slow look. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final long GLANCE_MILLIS = 50;

    private static final long MOST_ROWS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Nobody asks again what came behind a place in the stream. */
    private static final Duration EVENTS_KEPT = Duration.ofSeconds(5);

    private final Supplier<LockAdmin> grid;
    private final Supplier<View> view;
    private final Executor asking;
    private final Semaphore inSilence = new Semaphore(1);
    private final Cache<Object, Entry> entries = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((Object question, Entry entry) -> entry.weight)
            .expireAfter(Expiry.accessing(
                    (Object question, Entry entry) -> question instanceof EventCursor ? EVENTS_KEPT : KEPT))
            .build();

    @Inject
    Answers(GridConnection connection, GridWatch watch, @Named(TaskExecutors.BLOCKING) ExecutorService asking) {
        this(() -> connection.awaitGrid().admin(), watch::view, asking);
    }

    Answers(Supplier<LockAdmin> grid, Supplier<View> view, Executor asking) {
        this.grid = grid;
        this.view = view;
        this.asking = asking;
    }

    /**
     * The answer to a question; blocks while the grid takes its time, but not for long.
     *
     * @param question what is asked, equal for equal questions
     * @param how asks it
     * @throws GridUnavailableException if the grid does not answer, and the console has no older answer
     */
    @SuppressWarnings("unchecked") // the question says of what type the answer is
    public <T> Answered<T> ask(Object question, Function<LockAdmin, T> how) {
        Entry entry = entries.get(question, unasked -> new Entry());
        return (Answered<T>) entry.answer(question, how);
    }

    /** The answer of this moment, for what is about to be acted upon. */
    public LockAdmin now() {
        return grid.get();
    }

    /** Why it is of no use to wait; null while it is, also before the first look. */
    private @Nullable String silence() {
        View seen = view.get();
        return seen.isFirst() ? null : seen.problem();
    }

    /** One question at a time, so that a silent grid is not asked by all who look. */
    private boolean mayInSilence(Duration patience) {
        try {
            return inSilence.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many rows are kept. */
    long rows() {
        entries.cleanUp();
        return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** One question, its last answer, and the asking that is under way. */
    private final class Entry {
        private volatile int weight = 1;
        private @Nullable Answered<?> last;
        private long lastNanos;
        private @Nullable CompletableFuture<Answered<?>> underway;

        private Answered<?> answer(Object question, Function<LockAdmin, ?> how) {
            long begin = System.nanoTime();
            Answered<?> fresh = fresh();
            if (fresh != null) {
                return fresh;
            }
            boolean silent = silence() != null;
            boolean may = !silent || mayInSilence(isAnswered() ? Duration.ZERO : SOON);
            CompletableFuture<Answered<?>> asked;
            synchronized (this) {
                asked = underway;
                if (asked == null && may) {
                    asked = CompletableFuture.supplyAsync(() -> fetch(question, how), asking);
                    underway = asked;
                    if (silent) {
                        asked.whenComplete((answer, failure) -> afterSilence(failure));
                    }
                } else if (may && silent) {
                    inSilence.release();
                }
            }
            if (asked != null) {
                return await(asked, begin);
            }
            Answered<?> meanwhile = fresh();
            return meanwhile == null
                    ? old(Objects.requireNonNullElse(silence(), "it was silent until now"))
                    : meanwhile;
        }

        private synchronized @Nullable Answered<?> fresh() {
            return last != null && System.nanoTime() - lastNanos < FRESH.toNanos() ? last : null;
        }

        private Duration patience(@Nullable String silence) {
            if (silence != null) {
                return isAnswered() ? Duration.ZERO : SOON;
            }
            return isAnswered() ? PATIENCE : LONGEST;
        }

        private Answered<?> await(CompletableFuture<Answered<?>> asked, long begin) {
            while (true) {
                Duration waited = Duration.ofNanos(System.nanoTime() - begin);
                String silence = silence();
                if (!asked.isDone() && waited.compareTo(patience(silence)) > 0) {
                    return old(silence == null ? "it takes longer than " + waited.toMillis() + " ms" : silence);
                }
                try {
                    return asked.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    continue;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof LockGridException failure && isAnswered()) {
                        return old(String.valueOf(failure.getMessage()));
                    } else if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new LockGridException("interrupted while asking the lock grid; nothing was read", e);
                }
            }
        }

        private Answered<?> fetch(Object question, Function<LockAdmin, ?> how) {
            try {
                Answered<?> fresh = new Answered<>(how.apply(grid.get()), Instant.now(), null);
                keep(fresh);
                entries.asMap().computeIfPresent(question, (same, entry) -> entry); // so that it is weighed again
                return fresh;
            } finally {
                synchronized (this) {
                    underway = null;
                }
            }
        }

        private synchronized void keep(Answered<?> fresh) {
            last = fresh;
            lastNanos = System.nanoTime();
            weight = Weights.of(fresh.value());
        }

        private synchronized boolean isAnswered() {
            return last != null;
        }

        private synchronized Answered<?> old(String why) {
            if (last == null) {
                throw new GridUnavailableException(
                        "The grid does not answer now, and was not asked this before, so there"
                                + " is nothing to show; nothing was changed; try again when it answers. " + why);
            }
            return new Answered<>(last.value(), last.at(), why);
        }
    }

    private void afterSilence(@Nullable Throwable failure) {
        inSilence.release();
        if (failure != null && !(failure.getCause() instanceof LockGridException)) {
            LOGGER.warn("A question failed that nobody waited for", failure);
        }
    }
}
