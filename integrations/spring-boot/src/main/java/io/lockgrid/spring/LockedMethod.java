package io.lockgrid.spring;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What {@link GridLocked} on a method says. Immutable and thread-safe.
 *
 * @param waitFor null for as long as it takes
 * @param maxHold null for none
 * @param holdParameter which takes the hold, or -1
 */
record LockedMethod(
        Method method,
        NameTemplate name,
        @Nullable Duration waitFor,
        @Nullable Duration maxHold,
        String reason,
        WhenHeld whenHeld,
        boolean fenced,
        int holdParameter) {

    static String show(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    GridLock lock(LockGrid grid, Object target, @Nullable Object[] arguments) {
        GridLock lock = grid.lock(name.name(target, arguments)).withReason(reason);
        return maxHold == null ? lock : lock.withMaxHold(maxHold);
    }

    /** Empty where it is to be skipped. */
    Optional<Hold> acquire(GridLock lock) {
        try {
            Optional<Hold> hold = waitFor == null
                    ? Optional.of(lock.acquire())
                    : waitFor.isZero() ? lock.tryAcquire() : lock.tryAcquire(waitFor);
            if (hold.isEmpty() && whenHeld == WhenHeld.FAIL) {
                throw new LockHeldException(lock.name(), show(method), String.valueOf(waitFor));
            }
            return hold;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockGridException(
                    "Interrupted while the lock \"" + lock.name() + "\" was waited for; " + show(method)
                            + " did not run, and the lock is not held by this call",
                    e);
        }
    }

    /** What a call answers that is skipped. */
    @Nullable
    Object skipped() {
        Class<?> type = method.getReturnType();
        if (type == Optional.class) {
            return Optional.empty();
        }
        return isStage() ? CompletableFuture.completedFuture(null) : null;
    }

    boolean isStage() {
        return CompletionStage.class.isAssignableFrom(method.getReturnType());
    }
}
