package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of holds when their instance is closed, whatever kind of instance it is. */
abstract class CloseContract {
    static final Duration SOON = Duration.ofSeconds(10);

    /** That a close returns at all shows that it did not wait for so long. */
    static final Duration LONG = Duration.ofHours(1);

    static final Duration SHORT = Duration.ofMillis(200);

    /** A new instance, which the test closes. */
    abstract LockGrid open(Duration drain);

    final String name = "closed/" + UUID.randomUUID();

    /** The holders' threads, which are not the one that closes. */
    private final ExecutorService holders = Executors.newCachedThreadPool();

    private final List<ReleaseRequest> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void endHolders() {
        holders.shutdownNow();
    }

    <T> T elsewhere(Callable<T> task) throws Exception {
        return holders.submit(task).get(20, TimeUnit.SECONDS);
    }

    /** By a thread that holds nothing. */
    static Future<?> closeElsewhere(LockGrid grid) {
        FutureTask<?> closing = new FutureTask<>(grid::close, null);
        new Thread(closing, "closer").start();
        return closing;
    }

    private static LockLoss.Reason lossOf(Hold hold) throws Exception {
        return hold.lost().toCompletableFuture().get(10, TimeUnit.SECONDS).reason();
    }

    @Test
    void aHolderIsAskedAtOnceAndItsReleaseIsAsEver() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        hold.onReleaseRequested(request -> {
            heard.add(request);
            assertThat(hold.isHeld()).isTrue();
            hold.release();
        });

        grid.close();

        assertThat(hold.isHeld()).isFalse();
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
        assertThat(heard).singleElement().satisfies(request -> {
            assertThat(request.lock()).isEqualTo(name);
            assertThat(request.fence()).isEqualTo(hold.fence());
            assertThat(request.actor()).isNotBlank();
            assertThat(request.reason()).contains("this instance is closing").contains("1h");
        });
    }

    @Test
    void whatIsStillHeldThenIsLostAndItsReleaseSaysSo() throws Exception {
        LockGrid grid = open(SHORT);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        CompletableFuture<LockLoss> told = hold.lost().thenApply(loss -> loss).toCompletableFuture();

        grid.close();

        assertThat(hold.isHeld()).isFalse();
        assertThat(told).isCompletedWithValue(LockLoss.closed());
        assertThatThrownBy(hold::release)
                .isInstanceOfSatisfying(
                        LockLostException.class, lost -> assertThat(lost.loss()).isEqualTo(LockLoss.closed()));
        hold.release();
    }

    @Test
    void aDrainOfZeroWaitsForNobody() throws Exception {
        LockGrid grid = open(Duration.ZERO);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        hold.onReleaseRequested(heard::add);

        grid.close();

        assertThat(lossOf(hold)).isEqualTo(LockLoss.Reason.CLOSED);
        await().atMost(SOON).until(() -> heard.size() == 1);
    }

    @Test
    void whileItDrainsWhatIsHeldStaysUsableAndNothingNewIsToBeHad() throws Exception {
        LockGrid grid = open(LONG);
        GridLock another = grid.lock(name + "/another");
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        CompletableFuture<Hold> waiting = grid.lock(name).acquireAsync();
        await().atMost(SOON).until(() -> grid.lock(name).inspect().orElseThrow().waiterCount() == 1);
        CountDownLatch asked = new CountDownLatch(1);
        hold.onReleaseRequested(request -> asked.countDown());

        Future<?> closing = closeElsewhere(grid);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(GridClosedException.class);
        assertThatThrownBy(another::acquire).isInstanceOf(GridClosedException.class);
        assertThatThrownBy(another::tryAcquire).isInstanceOf(GridClosedException.class);
        assertThatThrownBy(() -> grid.lock(name)).isInstanceOf(GridClosedException.class);
        hold.renew(Duration.ofMinutes(5));
        assertThat(hold.isHeld()).isTrue();
        assertThat(hold.remaining().orElseThrow()).isGreaterThan(Duration.ofMinutes(4));
        assertThat(closing).isNotDone();
        hold.release();
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aThreadEntersItsOwnLockOnceMoreAndUnlocksItAsOftenWhileItDrains() throws Exception {
        LockGrid grid = open(LONG);
        ThreadLock lock = grid.lock(name).asLock();
        Hold other = elsewhere(() -> grid.lock(name + "/other").acquire());
        CountDownLatch asked = new CountDownLatch(1);
        other.onReleaseRequested(request -> asked.countDown());
        CountDownLatch locked = new CountDownLatch(1);
        Future<?> holder = holders.submit(() -> {
            lock.lock();
            lock.lock();
            locked.countDown();
            asked.await();
            lock.lock();
            assertThat(lock.depth()).isEqualTo(3);
            lock.unlock();
            lock.unlock();
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            lock.unlock();
            return null;
        });
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();

        Future<?> closing = closeElsewhere(grid);
        holder.get(20, TimeUnit.SECONDS);

        assertThat(closing).isNotDone();
        other.release();
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aThreadThatStillHasItsLockIsToldByUnlock() throws Exception {
        LockGrid grid = open(SHORT);
        ThreadLock lock = grid.lock(name).asLock();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Future<?> holder = holders.submit(() -> {
            lock.lock();
            lock.lock();
            locked.countDown();
            closed.await();
            assertThat(lock.isHeldByCurrentThread()).isFalse();
            assertThatThrownBy(lock::unlock)
                    .isInstanceOf(IllegalMonitorStateException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            LockLostException.class,
                            lost -> assertThat(lost.loss()).isEqualTo(LockLoss.closed()));
            return null;
        });
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
        grid.close();
        closed.countDown();
        holder.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatTheClosingThreadHoldsItselfIsNotWaitedFor() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = grid.lock(name).withInterruptOnLoss().acquire();
        ThreadLock lock = grid.lock(name + "/thread").asLock();
        lock.lock();

        grid.close();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(lossOf(hold)).isEqualTo(LockLoss.Reason.CLOSED);
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
        assertThatThrownBy(lock::unlock)
                .isInstanceOf(IllegalMonitorStateException.class)
                .hasCauseInstanceOf(LockLostException.class);
    }

    @Test
    void aHoldThatCameByAFutureIsWaitedForWhoeverAskedForIt() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = grid.lock(name).acquireAsync().get(10, TimeUnit.SECONDS);
        hold.onReleaseRequested(request -> hold.release());

        grid.close();

        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void aThreadThatAskedForItIsInterruptedOnceWhenTheCloseBegins() throws Exception {
        LockGrid grid = open(SHORT);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch lost = new CountDownLatch(1);
        Future<Hold> holder = holders.submit(() -> {
            Hold hold = grid.lock(name).withInterruptOnLoss().acquire();
            held.countDown();
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            assertThat(hold.isHeld()).isTrue();
            hold.lost().thenRun(lost::countDown);
            lost.await(); // an interrupt at the end would break this off
            return hold;
        });
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        grid.close();

        assertThat(lossOf(holder.get(20, TimeUnit.SECONDS))).isEqualTo(LockLoss.Reason.CLOSED);
    }

    @Test
    void anInterruptOfTheClosingThreadEndsTheWaitAndStays() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        CountDownLatch asked = new CountDownLatch(1);
        hold.onReleaseRequested(request -> asked.countDown());
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            grid.close();
            flag.complete(Thread.currentThread().isInterrupted());
        });
        closer.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        closer.interrupt();

        assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(lossOf(hold)).isEqualTo(LockLoss.Reason.CLOSED);
    }

    @Test
    void aReleaseThatRacesWithTheCloseSaysWhatBecameOfTheHold() throws Exception {
        for (int round = 0; round < 20; round++) {
            LockGrid grid = open(Duration.ZERO);
            Hold hold = elsewhere(() -> grid.lock(name).acquire());
            CyclicBarrier start = new CyclicBarrier(2);
            Future<?> release = holders.submit(() -> {
                start.await(20, TimeUnit.SECONDS);
                hold.release();
                return null;
            });
            start.await(20, TimeUnit.SECONDS);
            grid.close();

            try {
                release.get(5, TimeUnit.SECONDS); // given back
            } catch (ExecutionException failure) {
                assertThat(failure.getCause())
                        .isInstanceOfSatisfying(
                                LockLostException.class,
                                lost -> assertThat(lost.loss()).isEqualTo(LockLoss.closed()));
            }
            assertThat(hold.isHeld()).isFalse();
        }
    }

    @Test
    void aSecondCloseAwaitsTheFirst() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        CountDownLatch asked = new CountDownLatch(1);
        hold.onReleaseRequested(request -> asked.countDown());
        Future<?> first = closeElsewhere(grid);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        Thread second = new Thread(grid::close);
        second.start();
        await().atMost(SOON).until(() -> second.getState() == Thread.State.WAITING);
        assertThat(first).isNotDone();

        hold.release();

        first.get(20, TimeUnit.SECONDS);
        second.join(10_000);
        assertThat(second.isAlive()).isFalse();
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void aHolderThatClosesTooIsNotWaitedFor() throws Exception {
        LockGrid grid = open(LONG);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Future<Hold> holder = holders.submit(() -> {
            Hold hold = grid.lock(name).acquire();
            hold.onReleaseRequested(request -> asked.countDown());
            held.countDown();
            asked.await();
            grid.close();
            return hold;
        });
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        grid.close();

        assertThat(lossOf(holder.get(20, TimeUnit.SECONDS))).isEqualTo(LockLoss.Reason.CLOSED);
    }
}
