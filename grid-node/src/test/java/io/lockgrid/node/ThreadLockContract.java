package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@code java.util.concurrent.locks.Lock} promises, on the lock that {@code asLock()} gives. */
abstract class ThreadLockContract {
    abstract LockGrid grid();

    final String name = "thread/" + UUID.randomUUID();

    private ThreadLock lock() {
        return grid().lock(name).asLock();
    }

    @Test
    void aThreadMayLockAgainWhatItHolds() {
        ThreadLock lock = lock();
        lock.lock();
        long fence = lock.fence();
        lock.lock();
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.depth()).isEqualTo(3);
        assertThat(lock.fence()).isEqualTo(fence);
        lock.unlock();
        lock.unlock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
        assertThat(lock.depth()).isZero();
    }

    @Test
    void anotherHandleOfTheSameNameIsTheSameLock() {
        lock().lock();
        lock().lock();
        assertThat(lock().depth()).isEqualTo(2);
        lock().unlock();
        lock().unlock();
        assertThat(grid().lock(name).inspect()).isEmpty();
    }

    @Test
    void anotherThreadCannotUnlockIt() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        CompletableFuture<Void> stranger = CompletableFuture.runAsync(() -> {
            assertThat(lock.tryLock()).isFalse();
            assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
            assertThatThrownBy(lock::fence).isInstanceOf(IllegalMonitorStateException.class);
        });
        stranger.get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
    }

    @Test
    void unlockingWhatIsNotLockedIsRefused() {
        assertThatThrownBy(() -> lock().unlock()).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aTimedTryGivesUpWhenTheLockStaysHeld() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        CompletableFuture<Boolean> got = CompletableFuture.supplyAsync(() -> tryFor(lock, 1_000));
        assertThat(got.get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS)).isFalse();
        lock.unlock();
    }

    @Test
    void aWaitingThreadGetsTheLockWhenItIsUnlocked() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        CompletableFuture<Long> fence = CompletableFuture.supplyAsync(() -> {
            lock.lock();
            try {
                return lock.fence();
            } finally {
                lock.unlock();
            }
        });
        awaitWaiter();
        long first = lock.fence();
        lock.unlock();
        assertThat(fence.get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS)).isGreaterThan(first);
    }

    @Test
    void anInterruptEndsLockInterruptiblyAndTimedTries() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        waiter.start();
        awaitWaiter();
        waiter.interrupt();
        waiter.join(GridContract.SOON.toMillis());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lock.tryLock(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
        lock.unlock();
    }

    @Test
    void lockIsNotEndedByAnInterruptButKeepsIt() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        AtomicBoolean held = new AtomicBoolean();
        AtomicBoolean flag = new AtomicBoolean();
        Thread waiter = new Thread(() -> {
            lock.lock();
            held.set(lock.isHeldByCurrentThread());
            flag.set(Thread.interrupted());
            lock.unlock();
        });
        waiter.start();
        awaitWaiter();
        waiter.interrupt();
        lock.unlock();
        waiter.join(GridContract.SOON.toMillis());
        assertThat(held).isTrue();
        assertThat(flag).isTrue();
    }

    @Test
    void thereAreNoConditions() {
        assertThatThrownBy(() -> lock().newCondition()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void unlockingALockThatWasTakenAwaySaysWhy() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        lock.lock();
        grid().admin().forceRelease(name, lock.fence(), "ann", "stuck");
        await().atMost(GridContract.SOON).until(() -> !lock.isHeldByCurrentThread());
        assertThatThrownBy(lock::unlock)
                .isInstanceOf(IllegalMonitorStateException.class)
                .hasCauseInstanceOf(LockLostException.class);
        lock.lock();
        assertThat(lock.depth()).isEqualTo(1);
        lock.unlock();
    }

    @Test
    void aThreadRenewsItsHoldAndHearsThatItIsAskedFor() throws Exception {
        ThreadLock lock = grid().lock(name).withMaxHold(Duration.ofSeconds(20)).asLock();
        AtomicReference<ReleaseRequest> heard = new AtomicReference<>();
        lock.lock();
        lock.lock();
        lock.onReleaseRequested(heard::set);

        lock.renew(Duration.ofMinutes(5));
        grid().admin().askToRelease(name, lock.fence(), "ann", "please");

        await().atMost(GridContract.SOON).until(() -> heard.get() != null);
        assertThat(heard.get().actor()).isEqualTo("ann");
        assertThat(grid().lock(name).inspect().orElseThrow().holder().maxHold()).isEqualTo(Duration.ofMinutes(5));
        assertThat(lock.lost().toCompletableFuture()).isNotDone();
        lock.unlock();
        lock.unlock();
    }

    @Test
    void aThreadHearsOfItsLossAndMayThenAskNothingMoreOfTheHold() throws Exception {
        ThreadLock lock = lock();
        lock.lock();
        CompletionStage<LockLoss> lost = lock.lost();
        grid().admin().forceRelease(name, lock.fence(), "ann", "stuck");

        LockLoss loss = lost.toCompletableFuture().get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(loss).isEqualTo(LockLoss.forced("ann", "stuck"));
        assertAsksNothing(lock, LockLostException.class);
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aThreadWithoutTheLockHasNothingToRenewOrToHearOf() {
        assertAsksNothing(lock(), null);
    }

    private static void assertAsksNothing(ThreadLock lock, Class<?> cause) {
        List<ThrowingCallable> asks = List.of(
                () -> lock.renew(Duration.ofMinutes(1)), lock::lost, () -> lock.onReleaseRequested(asked -> {}));
        for (ThrowingCallable ask : asks) {
            assertThatThrownBy(ask)
                    .isInstanceOf(IllegalMonitorStateException.class)
                    .satisfies(refusal -> assertThat(
                                    refusal.getCause() == null
                                            ? null
                                            : refusal.getCause().getClass())
                            .isEqualTo(cause));
        }
    }

    private static boolean tryFor(ThreadLock lock, long millis) {
        try {
            return lock.tryLock(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiter() {
        await().atMost(GridContract.SOON)
                .until(() -> grid().lock(name).inspect().orElseThrow().waiterCount() == 1);
    }
}
