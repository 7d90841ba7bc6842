package io.lockgrid.node.raft;

import io.lockgrid.simulation.SimProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An answer to an operator that a simulated thread can wait for, as callers do with one of the JDK's. */
final class SimAnswer extends CompletableFuture<byte[]> {
    private final SimProcess process;

    SimAnswer(SimProcess process) {
        this.process = process;
    }

    /** Settled as that one is. */
    static SimAnswer of(SimProcess process, CompletableFuture<byte[]> answer) {
        SimAnswer same = new SimAnswer(process);
        answer.whenCompleteAsync(same::settle, Runnable::run);
        return same;
    }

    private void settle(byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (bytes != null) {
            complete(bytes);
        } else {
            completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        }
    }

    @Override
    public byte[] get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return process.await(this, Duration.ofNanos(unit.toNanos(timeout)));
    }
}
