package io.lockgrid.internal.concurrent;

import io.lockgrid.internal.surroundings.Surroundings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that is settled once and that one thread can wait for; lighter than a future on the path of every call.
 *
 * <p>Thread-safe; at most one thread waits.
 */
public class Promise<T> {
    private static final VarHandle VALUE;
    private static final VarHandle NEXT;

    /** In place of a share: the thread waits no more and wakes nobody. */
    private static final WakeUps.Share GONE = new WakeUps.Share(List.of());

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            VALUE = lookup.findVarHandle(Promise.class, "value", Object.class);
            NEXT = lookup.findVarHandle(Promise.class, "next", WakeUps.Share.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // written through VALUE
    private volatile @Nullable Object value;

    private volatile @Nullable Thread waiter;

    /** How its thread waits; set before it does. */
    private @Nullable Surroundings means;

    /** Whom the waiting thread wakes once it is awake. */
    @SuppressWarnings("unused") // written through NEXT
    private volatile WakeUps.@Nullable Share next;

    /** Gathers what one answer settles, while it is handled. */
    private volatile @Nullable WakeUps wakeUps;

    /** Sets the value; false if it was set before. */
    public final boolean settle(T settled) {
        if (!VALUE.compareAndSet(this, null, settled)) {
            return false;
        }
        WakeUps gathering = wakeUps;
        if (waiter != null && (gathering == null || !gathering.take(this))) {
            wake();
        }
        onSettled(settled);
        return true;
    }

    /** Has its thread wait by those means, and by their clock. */
    public final void waitBy(Surroundings surroundings) {
        means = surroundings;
    }

    /** Leaves the waking to the given, or with null does it at once. */
    public final void wakeBy(@Nullable WakeUps gathering) {
        wakeUps = gathering;
    }

    final void wake() {
        Thread parked = waiter;
        if (parked != null) {
            means().unpark(parked);
        }
    }

    /** Has the waiting thread wake others; if it waits no more, wakes them here. */
    final void passOn(WakeUps.Share share) {
        if (!NEXT.compareAndSet(this, null, share)) {
            share.wake();
        }
    }

    /** A hook for who does not wait; runs on the thread that settles. */
    public void onSettled(T settled) {}

    public final boolean isSettled() {
        return value != null;
    }

    @SuppressWarnings("unchecked")
    public final @Nullable T value() {
        return (T) value;
    }

    /** Waits without a deadline. */
    public final T await() throws InterruptedException {
        while (true) {
            T settled = awaitUntil(Long.MAX_VALUE, true);
            if (settled != null) {
                return settled;
            }
        }
    }

    /** Waits at most that long; null if there is no value then. */
    public final @Nullable T await(long nanos) throws InterruptedException {
        return awaitUntil(nanos, true);
    }

    /** Waits at most that long, also when interrupted: the flag is set again on return. */
    public final @Nullable T awaitUninterruptibly(long nanos) {
        try {
            return awaitUntil(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e); // not thrown when not interruptible
        }
    }

    private Surroundings means() {
        return Objects.requireNonNull(means, "nobody said how to wait for it");
    }

    private @Nullable T awaitUntil(long nanos, boolean interruptible) throws InterruptedException {
        Surroundings parking = means();
        long start = parking.now();
        boolean interrupted = false;
        waiter = Thread.currentThread();
        try {
            while (value == null) {
                long left = nanos == Long.MAX_VALUE ? nanos : nanos - (parking.now() - start);
                if (left <= 0) {
                    return null;
                }
                parking.park(this, left);
                if (Thread.interrupted()) {
                    if (interruptible && value == null) {
                        throw new InterruptedException();
                    }
                    interrupted = true;
                }
            }
            return value();
        } finally {
            waiter = null;
            WakeUps.Share share = (WakeUps.Share) NEXT.getAndSet(this, GONE);
            if (share != null) {
                share.wake();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
