package io.lockgrid.leader;

import static java.lang.System.Logger.Level.WARNING;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.internal.surroundings.Guard;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.text.Failures;
import io.lockgrid.leader.Leadership.Leader;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Stands, leads, and stands again. At any time there is one attempt, or one term, or a pause before the next attempt; what
 * it is changes under the monitor, and nothing waits there. Thread-safe.
 */
final class Candidacy {
    private static final System.Logger LOG = System.getLogger(Leadership.class.getName());
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    /** A leader that lasted that long did well, however it ended. */
    private static final long LONG_TERM = Duration.ofMinutes(1).toNanos();

    private final GridLock lock;
    private final Leader leader;
    private final Executor executor;
    private final Surroundings surroundings;
    private final Pauses afterRefusals = new Pauses();
    private final Pauses afterFailures = new Pauses();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private boolean closed; // guarded by this
    private @Nullable CompletableFuture<Hold> attempt; // guarded by this
    private volatile @Nullable OwnTerm term; // written under this

    Candidacy(GridLock lock, Leader leader, Executor executor, Surroundings surroundings) {
        this.lock = lock;
        this.leader = leader;
        this.executor = executor;
        this.surroundings = surroundings;
    }

    /** The term at hand, which may be coming to its end. */
    @Nullable
    OwnTerm term() {
        return term;
    }

    void stand() {
        CompletableFuture<Hold> asked;
        synchronized (this) {
            if (closed) {
                return; // while it paused
            }
            asked = ask();
            attempt = asked;
        }
        asked.whenComplete((hold, failure) -> {
            if (hold != null) {
                granted(hold);
            } else {
                refused(Failures.cause(Objects.requireNonNull(failure)));
            }
        });
    }

    private CompletableFuture<Hold> ask() {
        try {
            return lock.acquireAsync();
        } catch (RuntimeException | Error refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void refused(Throwable failure) {
        synchronized (this) {
            attempt = null;
            closed |= failure instanceof GridClosedException;
            if (closed) {
                over.complete(null);
                return;
            }
        }
        if (failure instanceof GridUnavailableException) { // it has waited for the grid already
            pause(Pauses.SHORTEST);
        } else {
            Duration pause = afterRefusals.next();
            LOG.log(
                    WARNING,
                    "cannot stand for role '" + lock.name() + "', and tries again in " + words(pause),
                    failure);
            pause(pause);
        }
    }

    private void granted(Hold hold) {
        OwnTerm begun = new OwnTerm(hold, surroundings);
        synchronized (this) {
            attempt = null;
            term = begun;
            if (closed) {
                begun.end(); // granted while it was closed: nobody leads, and it is given back
            }
        }
        afterRefusals.reset();
        begun.watch(leader);
        try {
            executor.execute(() -> serve(begun, leader));
        } catch (RuntimeException | Error refused) { // as where the system has no more threads
            serve(begun, nobody -> {
                throw new IllegalStateException("there is no thread to lead on", refused);
            });
        }
    }

    private void serve(OwnTerm served, Leader by) {
        long begunAt = surroundings.now();
        OwnTerm.End end = lead(served, by);
        Guard.run(served::giveBack);
        synchronized (this) {
            term = null;
            if (closed) {
                over.complete(null);
                return;
            }
        }
        if (end != OwnTerm.End.FAILED || surroundings.now() - begunAt > LONG_TERM) {
            afterFailures.reset();
        }
        switch (end) {
            case ENDED -> stand();
            case RESIGNED -> pause(Pauses.SHORTEST); // one that returns at once does not keep the grid busy
            case FAILED -> pause(afterFailures.next());
        }
    }

    /** Whatever fails on the way, a log among it, the candidate stands again. */
    private static OwnTerm.End lead(OwnTerm served, Leader by) {
        try {
            return served.lead(by);
        } catch (RuntimeException | Error failure) {
            Guard.report(failure);
            return OwnTerm.End.FAILED;
        }
    }

    private void pause(Duration pause) {
        surroundings.later(pause, this::stand);
    }

    void close() {
        CompletableFuture<Hold> asked;
        OwnTerm led;
        synchronized (this) {
            closed = true;
            asked = attempt;
            led = term;
            if (asked == null && led == null) {
                over.complete(null);
            }
        }
        if (asked != null) {
            asked.cancel(false); // where that comes too late, whoever is told of the grant gives it back
        }
        if (led != null) {
            led.end();
        }
        if (led == null || !led.isLedByThisThread()) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            surroundings.await(over, CLOSE_PATIENCE);
        } catch (TimeoutException late) {
            LOG.log(
                    WARNING,
                    "role '" + lock.name() + "' is kept after its close: its leader has not returned within "
                            + words(CLOSE_PATIENCE) + "; nobody else leads until it does");
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it is only completed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself
        }
    }

    private static String words(Duration time) {
        return time.toSeconds() + " s";
    }

    /** A thread for each task. */
    static Executor threadsOf(String role, Surroundings surroundings) {
        return task -> {
            ScheduledExecutorService thread = surroundings.thread("lockgrid-leader-" + role);
            thread.execute(task);
            thread.shutdown();
        };
    }
}
