package io.lockgrid.spring;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gives holds back when their method is done, and tells if one had been lost. Stateless. */
final class Releases {
    private static final System.Logger LOG = System.getLogger(GridLocked.class.getName());

    private Releases() {}

    /**
     * After a method that did what it should.
     *
     * @throws io.lockgrid.LockLostException if the hold had been taken away
     */
    static void now(Hold hold) {
        try {
            hold.release();
        } catch (GridUnavailableException unsaid) {
            warn(hold, unsaid);
        }
    }

    /** After a method that failed. */
    static void after(Throwable failure, Hold hold) {
        try {
            hold.release();
        } catch (LockGridException also) {
            failure.addSuppressed(also);
        }
    }

    /** When what the method began is done. */
    static CompletableFuture<Object> after(CompletionStage<?> stage, Hold hold) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> hold.releaseAsync()
                .whenComplete((nothing, unreleased) -> complete(result, value, failure, unreleased, hold)));
        return result;
    }

    private static void complete(
            CompletableFuture<Object> result,
            @Nullable Object value,
            @Nullable Throwable failure,
            @Nullable Throwable unreleased,
            Hold hold) {
        Throwable loss = unreleased instanceof CompletionException && unreleased.getCause() != null
                ? unreleased.getCause()
                : unreleased;
        if (failure != null) {
            if (loss != null) {
                failure.addSuppressed(loss);
            }
            result.completeExceptionally(failure);
        } else if (loss instanceof GridUnavailableException unsaid) {
            warn(hold, unsaid);
            result.complete(value);
        } else if (loss != null) {
            result.completeExceptionally(loss);
        } else {
            result.complete(value);
        }
    }

    /** What the method did was protected until its end. */
    static void warn(Hold hold, LockGridException unsaid) {
        LOG.log(
                System.Logger.Level.WARNING,
                "the lock \"" + hold.lockName() + "\" is released as soon as the grid answers",
                unsaid);
    }
}
