package io.lockgrid.node.raft;

import com.hazelcast.spi.impl.InternalCompletableFuture;
import io.lockgrid.simulation.SimProcess;
import org.jspecify.annotations.Nullable;

/** A future of the engine's that a simulated thread can wait for. */
final class SimFuture<T> extends InternalCompletableFuture<T> {
    private final SimProcess process;
    private final @Nullable Turnstile turnstile;

    /** @param turnstile others may pass while a thread waits; null where it waits under a monitor */
    SimFuture(SimProcess process, @Nullable Turnstile turnstile) {
        this.process = process;
        this.turnstile = turnstile;
    }

    @Override
    public T joinInternal() {
        if (turnstile != null) {
            turnstile.leave();
        }
        Thread self = Thread.currentThread();
        boolean interrupted = false;
        whenCompleteAsync((result, failure) -> process.unpark(self), Runnable::run);
        while (!isDone()) {
            process.park(this, Long.MAX_VALUE);
            interrupted |= Thread.interrupted();
        }
        if (turnstile != null) {
            turnstile.enter();
        }
        if (interrupted) {
            self.interrupt();
        }
        return super.joinInternal();
    }
}
