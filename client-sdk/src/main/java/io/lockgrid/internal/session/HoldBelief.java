package io.lockgrid.internal.session;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.LaneServices;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether a hold is still held, as far as its holder may rely on it: until it is released or taken away, whichever comes
 * first, and no longer than its session and its max hold last by this process's monotonic clock.
 *
 * <p>Thread-safe: changed under its monitor, and what is volatile is read without it.
 */
final class HoldBelief {
    private enum Stage {
        HELD,
        RELEASED,
        LOST,
        /** Lost, and its holder was told so by an exception. */
        LOST_AND_TOLD
    }

    private final LaneServices services;
    private final Session session;
    private volatile @Nullable MaxHold maxHold;
    private volatile Stage stage = Stage.HELD;
    private volatile @Nullable LockLoss loss;
    private @Nullable CompletableFuture<LockLoss> lost; // guarded by this

    HoldBelief(LaneServices services, Session session, @Nullable MaxHold maxHold) {
        this.services = services;
        this.session = session;
        this.maxHold = maxHold;
    }

    boolean isHeld() {
        return isOpen() && !expired();
    }

    /** True while it was neither released nor taken away, though its time may be over. */
    boolean isOpen() {
        return stage == Stage.HELD;
    }

    boolean isReleased() {
        return stage == Stage.RELEASED;
    }

    private boolean expired() {
        long now = services.now();
        return now - session.validUntil >= 0 || isMaxHoldOver(now);
    }

    boolean isMaxHoldOver(long now) {
        MaxHold limit = maxHold;
        return limit != null && limit.left(now) <= 0;
    }

    /** What is left of the max hold, if there is one. */
    Optional<Duration> remaining() {
        MaxHold limit = maxHold;
        if (limit == null) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(isHeld() ? Math.max(0, limit.left(services.now())) : 0));
    }

    /** Released by its holder; false if it has ended before. */
    boolean release() {
        return pass(Stage.HELD, Stage.RELEASED);
    }

    /** Taken away; false if it has ended before: a release that was under way tells its caller. */
    synchronized boolean lose(LockLoss reason) {
        if (loss != null) {
            return false;
        }
        loss = reason;
        return pass(Stage.HELD, Stage.LOST);
    }

    /** Taken away if its time is over, as {@link #lose}; not while {@link #extend} finds that it is not. */
    synchronized boolean loseIfExpired() {
        return expired() && lose(lossOrElse());
    }

    /** The holder's exception tells of the loss; false if one has done so before. */
    boolean tellHolder() {
        return pass(Stage.LOST, Stage.LOST_AND_TOLD);
    }

    private synchronized boolean pass(Stage from, Stage to) {
        boolean passes = stage == from;
        if (passes) {
            stage = to;
        }
        return passes;
    }

    /** Why it was taken away, also where that is known after its release; null while nothing is known. */
    @Nullable
    LockLoss loss() {
        return loss;
    }

    /** Why it was lost; by this side's own clock where the grid has not said. */
    LockLoss lossOrElse() {
        LockLoss known = loss;
        if (known != null) {
            return known;
        }
        return isMaxHoldOver(services.now()) ? LockLoss.maxHoldEnded() : LockLoss.sessionExpired();
    }

    /** Completes when it is taken away. */
    synchronized CompletionStage<LockLoss> lost() {
        if (lost == null) {
            lost = new CompletableFuture<>();
            if (loss != null && stage != Stage.RELEASED) {
                lost.complete(loss);
            }
        }
        return lost.minimalCompletionStage();
    }

    /** Tells who waits for the loss. */
    void tellWaiting(LockLoss reason) {
        CompletableFuture<LockLoss> waiting;
        synchronized (this) {
            waiting = lost;
        }
        if (waiting != null) {
            services.callback(() -> waiting.complete(reason));
        }
    }

    /** Before it is sent: from now on the grid may count by the new max hold. */
    synchronized MaxHold.Renewal renew(long millis) {
        MaxHold limit = maxHold == null ? new MaxHold() : maxHold;
        MaxHold.Renewal renewal = limit.renew(services.now(), millis);
        maxHold = limit;
        return renewal;
    }

    /** The max hold began anew at the grid, not before sentAt; false if it is over here already. */
    synchronized boolean extend(MaxHold.Renewal renewal, long maxHoldMillis, long sentAt) {
        MaxHold limit = maxHold;
        if (limit == null || !isHeld()) {
            return false;
        }
        limit.answered(renewal, sentAt, maxHoldMillis);
        return true;
    }

    /** In the mailbox: has that run when the max hold may be over. */
    void watch(Runnable atEnd) {
        MaxHold limit = maxHold;
        if (limit != null) {
            limit.unwatch();
            if (isOpen()) {
                limit.watch(services, atEnd);
            }
        }
    }

    void unwatch() {
        MaxHold limit = maxHold;
        if (limit != null) {
            limit.unwatch();
        }
    }
}
