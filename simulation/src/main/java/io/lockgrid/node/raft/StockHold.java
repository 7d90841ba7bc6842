package io.lockgrid.node.raft;

import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.node.raft.stock.StockGroups;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For the judge: that a thread believes to hold a lock by Hazelcast's own API, which has no such object. */
record StockHold(String lockName, long fence, long cpSession, long thread, BooleanSupplier believes) implements Hold {
    /** Whether that is what the table has of it. */
    boolean isOf(io.lockgrid.node.table.Hold holder) {
        return holder.session().equals(StockGroups.session(cpSession)) && holder.owner() == thread;
    }

    @Override
    public boolean isHeld() {
        return believes.getAsBoolean();
    }

    @Override
    public Optional<Duration> remaining() {
        return Optional.empty();
    }

    @Override
    public CompletionStage<LockLoss> lost() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onReleaseRequested(Consumer<? super ReleaseRequest> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renew(Duration maxHold) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(Duration closedFor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<@Nullable Void> releaseAsync() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "stock hold of " + lockName + " with fence " + fence + " by CP session " + cpSession + ", thread "
                + thread;
    }
}
