package io.lockgrid.test;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.ThreadLock;
import io.lockgrid.admin.LockInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A lock whose holds a test can take away. Immutable.
 *
 * @param interrupts whether a loss interrupts the thread that acquired
 * @param begun told of each hold
 */
record LosableLock(GridLock lock, boolean interrupts, Consumer<LosableHold> begun) implements GridLock {

    private Hold begun(Hold hold, @Nullable Thread thread) {
        LosableHold losable = new LosableHold(hold, thread);
        begun.accept(losable);
        return losable;
    }

    private @Nullable Thread thread() {
        return interrupts ? Thread.currentThread() : null;
    }

    @Override
    public String name() {
        return lock.name();
    }

    @Override
    public Hold acquire() throws InterruptedException {
        return begun(lock.acquire(), thread());
    }

    @Override
    public Optional<Hold> tryAcquire() {
        return lock.tryAcquire().map(hold -> begun(hold, thread()));
    }

    @Override
    public Optional<Hold> tryAcquire(Duration wait) throws InterruptedException {
        return lock.tryAcquire(wait).map(hold -> begun(hold, thread()));
    }

    @Override
    public CompletableFuture<Hold> acquireAsync() {
        CompletableFuture<Hold> asked = lock.acquireAsync();
        CompletableFuture<Hold> answer = new CompletableFuture<>();
        asked.whenComplete((hold, failure) -> {
            if (hold == null) {
                answer.completeExceptionally(failure);
            } else if (!answer.complete(begun(hold, null))) {
                hold.releaseAsync(); // nobody wants it any more
            }
        });
        answer.whenComplete((hold, failure) -> asked.cancel(false));
        return answer;
    }

    @Override
    public GridLock withMaxHold(Duration maxHold) {
        return new LosableLock(lock.withMaxHold(maxHold), interrupts, begun);
    }

    @Override
    public GridLock withReason(String reason) {
        return new LosableLock(lock.withReason(reason), interrupts, begun);
    }

    @Override
    public GridLock withInterruptOnLoss() {
        return new LosableLock(lock.withInterruptOnLoss(), true, begun);
    }

    @Override
    public ThreadLock asLock() {
        return lock.asLock();
    }

    @Override
    public Optional<LockInfo> inspect() {
        return lock.inspect();
    }
}
