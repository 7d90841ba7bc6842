package io.lockgrid.leader;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.text.Durations;
import io.lockgrid.leader.Leadership.Leader;
import io.lockgrid.leader.Leadership.Term;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One term: a hold, and the thread that leads under it. Thread-safe. That it is over and the interrupt that tells so are
 * one step under the monitor: whoever has seen the one there has got the other.
 */
final class OwnTerm implements Term {
    private static final System.Logger LOG = System.getLogger(Leadership.class.getName());

    /** How {@link Leader#lead} came to its end. */
    enum End {
        /** It was ended from outside. */
        ENDED,
        RESIGNED,
        FAILED
    }

    private final Hold hold;
    private final Surroundings surroundings;
    private final CompletableFuture<Void> over = new CompletableFuture<>(); // completed under this
    private final CompletableFuture<LockLoss> revoked = new CompletableFuture<>();
    private @Nullable Thread thread; // guarded by this

    OwnTerm(Hold hold, Surroundings surroundings) {
        this.hold = hold;
        this.surroundings = surroundings;
    }

    /** Hears from now on what ends it. */
    void watch(Leader leader) {
        hold.lost().thenAccept(loss -> {
            LOG.log(INFO, "leads role '" + hold.lockName() + "' no more: " + loss.inWords());
            end(); // first, as a listener may block
            revoked.complete(loss);
        });
        hold.onReleaseRequested(request -> {
            if (yields(leader, request)) {
                LOG.log(INFO, "yields role '" + hold.lockName() + "' to " + request.actor() + ": " + request.reason());
                end();
            }
        });
    }

    /** One that cannot tell does not say no. */
    private boolean yields(Leader leader, ReleaseRequest request) {
        try {
            return leader.yieldsTo(request);
        } catch (RuntimeException | Error failure) {
            LOG.log(WARNING, "the leader of role '" + hold.lockName() + "' failed to say whether it yields", failure);
            return true;
        }
    }

    /** Leads on this thread, unless it is over by now. */
    End lead(Leader leader) {
        if (!enter()) {
            return End.ENDED;
        }
        LOG.log(INFO, "leads role '" + hold.lockName() + "' with fence " + fence());
        try {
            leader.lead(this);
            return isLeading() ? End.RESIGNED : End.ENDED;
        } catch (Throwable failure) {
            return failed(failure);
        } finally {
            leave();
        }
    }

    private End failed(Throwable failure) {
        boolean told = !isLeading() && failure instanceof InterruptedException;
        LOG.log(told ? DEBUG : WARNING, "the leader of role '" + hold.lockName() + "' ended by a failure", failure);
        return isLeading() ? End.FAILED : End.ENDED;
    }

    private synchronized boolean enter() {
        if (over.isDone()) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    private synchronized void leave() {
        takeInterrupt();
        thread = null;
    }

    /** Whoever has it as an answer does not need it as an interrupt. */
    private synchronized void takeInterrupt() {
        if (over.isDone() && isLedByThisThread()) {
            Thread.interrupted();
        }
    }

    /** Asks it to come to its end. */
    synchronized void end() {
        if (over.complete(null) && thread != null && !isLedByThisThread()) {
            thread.interrupt();
        }
    }

    synchronized boolean isLedByThisThread() {
        return thread == Thread.currentThread();
    }

    /** After nobody leads any more. */
    void giveBack() {
        end();
        try {
            hold.release();
        } catch (LockLostException lost) {
            LOG.log(DEBUG, "role '" + hold.lockName() + "' was taken away", lost);
        } catch (LockGridException unsaid) {
            LOG.log(INFO, "role '" + hold.lockName() + "' is given back when the grid answers", unsaid);
        } catch (RuntimeException failure) {
            LOG.log(WARNING, "role '" + hold.lockName() + "' could not be given back", failure);
        }
    }

    @Override
    public long fence() {
        return hold.fence();
    }

    @Override
    public boolean isLeading() {
        return !over.isDone() && hold.isHeld();
    }

    @Override
    public void onRevoked(Consumer<? super LockLoss> listener) {
        Objects.requireNonNull(listener, "listener");
        revoked.thenAccept(loss -> {
            try {
                listener.accept(loss);
            } catch (RuntimeException | Error failure) {
                LOG.log(WARNING, "a listener to the end of role '" + hold.lockName() + "' failed", failure);
            }
        });
    }

    @Override
    public boolean sleep(Duration time) throws InterruptedException {
        try {
            surroundings.await(over, Durations.notNegative(time, "time"));
        } catch (TimeoutException passed) {
            if (isLeading()) {
                return true;
            }
            end(); // this side's clock knows before it is told
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it is only completed
        } catch (InterruptedException interrupted) {
            if (!over.isDone()) {
                throw interrupted;
            }
        }
        takeInterrupt();
        return false;
    }

    @Override
    public String toString() {
        return "Term[" + hold.lockName() + ", fence " + fence() + (isLeading() ? "" : ", over") + "]";
    }
}
