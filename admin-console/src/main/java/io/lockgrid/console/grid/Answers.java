package io.lockgrid.console.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.LockAdmin;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the grid once for all who want to know the same: an answer is good for a second, and however many pages are open,
 * one question is under way. While the grid is silent the last answer is given again, marked as old. Thread-safe.
 */
@Singleton
public class Answers {
    private static final Duration FRESH = Duration.ofMillis(900);
    private static final int MOST = 500;

    private final GridConnection connection;
    private final ExecutorService asking;
    private final Cache<Object, Entry> entries = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Answers(GridConnection connection, @Named(TaskExecutors.BLOCKING) ExecutorService asking) {
        this.connection = connection;
        this.asking = asking;
    }

    /**
     * The answer to a question; blocks for as long as the grid takes.
     *
     * @param question what is asked, equal for equal questions
     * @param how asks it
     * @throws GridUnavailableException if the grid does not answer, and never answered this
     */
    @SuppressWarnings("unchecked") // the question says of what type the answer is
    public <T> Answered<T> ask(Object question, Function<LockAdmin, T> how) {
        Entry entry = entries.get(question, unasked -> new Entry());
        return (Answered<T>) entry.answer(() -> how.apply(connection.grid().admin()));
    }

    /** The answer of this moment, for what is about to be acted upon. */
    public LockAdmin now() {
        return connection.grid().admin();
    }

    /** One question, its last answer, and the asking that is under way. */
    private final class Entry {
        private @Nullable Answered<?> last;
        private long lastNanos;
        private @Nullable CompletableFuture<Answered<?>> underway;

        private Answered<?> answer(Supplier<?> how) {
            CompletableFuture<Answered<?>> asked;
            synchronized (this) {
                if (last != null && System.nanoTime() - lastNanos < FRESH.toNanos()) {
                    return last;
                }
                if (underway == null) {
                    underway = CompletableFuture.supplyAsync(() -> fetch(how), asking);
                }
                asked = underway;
            }
            try {
                return asked.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }

        private Answered<?> fetch(Supplier<?> how) {
            try {
                Answered<?> fresh = new Answered<>(how.get(), Instant.now(), null);
                keep(fresh);
                return fresh;
            } catch (LockGridException failure) {
                Answered<?> old = old();
                if (old == null) {
                    throw failure;
                }
                return new Answered<>(old.value(), old.at(), failure.getMessage());
            } finally {
                synchronized (this) {
                    underway = null;
                }
            }
        }

        private synchronized void keep(Answered<?> fresh) {
            last = fresh;
            lastNanos = System.nanoTime();
        }

        private synchronized @Nullable Answered<?> old() {
            return last;
        }
    }
}
