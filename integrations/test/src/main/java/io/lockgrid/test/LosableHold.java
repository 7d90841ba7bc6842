package io.lockgrid.test;

import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A hold that a test can take away. Thread-safe: that it is released or taken away is one step under the monitor. */
final class LosableHold implements Hold {
    private final Hold hold;
    private final @Nullable Thread thread;
    private final CompletableFuture<LockLoss> lost = new CompletableFuture<>();
    private @Nullable LockLoss taken; // guarded by this
    private boolean over; // guarded by this

    /** @param thread to interrupt when it is taken away, if any */
    LosableHold(Hold hold, @Nullable Thread thread) {
        this.hold = hold;
        this.thread = thread;
        hold.lost().thenAccept(lost::complete);
    }

    /** Takes it away; false if it is over. */
    boolean lose(LockLoss loss) {
        synchronized (this) {
            if (over || !hold.isHeld()) {
                return false;
            }
            over = true;
            taken = loss;
            if (thread != null) {
                thread.interrupt();
            }
        }
        lost.complete(loss);
        hold.release(); // for others, once its holder can know
        return true;
    }

    /** True if it ends by that: what was taken away is told at the first call, and not again. */
    private synchronized boolean end() {
        LockLoss loss = taken;
        taken = null;
        if (loss != null) {
            throw new LockLostException(lockName(), fence(), loss);
        }
        boolean ends = !over;
        over = true;
        return ends;
    }

    @Override
    public String lockName() {
        return hold.lockName();
    }

    @Override
    public long fence() {
        return hold.fence();
    }

    @Override
    public synchronized boolean isHeld() {
        return !over && hold.isHeld();
    }

    @Override
    public Optional<Duration> remaining() {
        return hold.remaining().map(left -> isHeld() ? left : Duration.ZERO);
    }

    @Override
    public CompletionStage<LockLoss> lost() {
        return lost.minimalCompletionStage();
    }

    @Override
    public void onReleaseRequested(Consumer<? super ReleaseRequest> listener) {
        hold.onReleaseRequested(listener);
    }

    @Override
    public void renew(Duration maxHold) {
        synchronized (this) {
            if (taken != null) {
                throw new LockLostException(lockName(), fence(), taken);
            }
        }
        hold.renew(maxHold);
    }

    @Override
    public void release() {
        if (end()) {
            hold.release();
        }
    }

    @Override
    public void release(Duration closedFor) {
        if (end()) {
            hold.release(closedFor);
        }
    }

    @Override
    public CompletionStage<@Nullable Void> releaseAsync() {
        try {
            return end() ? hold.releaseAsync() : CompletableFuture.completedStage(null);
        } catch (LockLostException loss) {
            return CompletableFuture.failedStage(loss);
        }
    }

    @Override
    public void close() {
        release();
    }

    @Override
    public String toString() {
        return hold.toString();
    }
}
