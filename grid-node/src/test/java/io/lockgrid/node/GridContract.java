package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.ReleaseOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every grid does, whether in one process, in a member or through a client. */
abstract class GridContract {
    static final Duration SOON = Duration.ofSeconds(60);

    /** The grid under test. */
    abstract LockGrid grid();

    /** The same grid as another program sees it; the same instance where there is no other. */
    abstract LockGrid other();

    final String name = "contract/" + UUID.randomUUID();

    @Test
    void aHeldLockIsNotToBeHadUntilItIsReleased() throws Exception {
        try (Hold hold = grid().lock(name).acquire()) {
            assertThat(hold.isHeld()).isTrue();
            assertThat(hold.lockName()).isEqualTo(name);
            assertThat(other().lock(name).tryAcquire()).isEmpty();
        }
        Optional<Hold> next = other().lock(name).tryAcquire();
        assertThat(next).isPresent();
        next.orElseThrow().release();
    }

    @Test
    void fencesRiseWithEveryHold() throws Exception {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            try (Hold hold = (i % 2 == 0 ? grid() : other()).lock(name).acquire()) {
                assertThat(hold.fence()).isGreaterThan(last);
                last = hold.fence();
            }
        }
    }

    @Test
    void aSecondReleaseDoesNothing() throws Exception {
        Hold hold = grid().lock(name).acquire();
        hold.release();
        hold.release();
        assertThat(hold.isHeld()).isFalse();
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void aReleaseThatNobodyWaitsForEndsTheHoldAtOnceAndCompletesWhenTheGridHasIt() throws Exception {
        Hold hold = grid().lock(name).acquire();

        CompletionStage<?> released = hold.releaseAsync();

        assertThat(hold.isHeld()).isFalse();
        released.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(other().lock(name).inspect()).isEmpty();
        assertThat(hold.releaseAsync().toCompletableFuture()).isCompleted();
        hold.release();
    }

    @Test
    void aReleaseThatNobodyWaitsForFailsWhereTheHoldWasTakenAway() throws Exception {
        Hold hold = grid().lock(name).acquire();
        other().admin().forceRelease(name, hold.fence(), "ann", "stuck");
        hold.lost().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(hold.releaseAsync().toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(LockLostException.class);
    }

    @Test
    void aLockThatIsReleasedForAWhileIsClosedForThatLongAndNobodyLostIt() throws Exception {
        Hold hold = grid().lock(name).acquire();
        long released = System.nanoTime();

        hold.release(Duration.ofSeconds(1));

        assertThat(other().lock(name).inspect())
                .get()
                .extracting(LockInfo::state)
                .isEqualTo(LockState.DELAYED);
        try (Hold next = other().lock(name).acquire()) {
            assertThat(Duration.ofNanos(System.nanoTime() - released)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(next.fence()).isGreaterThan(hold.fence());
        }
        assertThat(hold.isHeld()).isFalse();
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void aTimedTryIsEmptyWhenTheLockStaysHeld() throws Exception {
        try (Hold hold = grid().lock(name).acquire()) {
            assertThat(other().lock(name).tryAcquire(Duration.ofSeconds(1))).isEmpty();
            assertThat(hold.isHeld()).isTrue();
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(grid().lock(name).inspect()).isEmpty());
    }

    @Test
    void aTimedTryGetsTheLockWhenItIsReleasedInTime() throws Exception {
        Hold hold = grid().lock(name).acquire();
        CompletableFuture<Optional<Hold>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return other().lock(name).tryAcquire(SOON);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitWaiters(1);
        hold.release();
        Hold next = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS).orElseThrow();
        assertThat(next.fence()).isGreaterThan(hold.fence());
        next.release();
    }

    @Test
    void waitersAreServedFirstComeFirstServed() throws Exception {
        Hold hold = grid().lock(name).acquire();
        List<CompletableFuture<Hold>> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add((i % 2 == 0 ? grid() : other()).lock(name).acquireAsync());
            awaitWaiters(i + 1);
        }
        hold.release();
        long last = hold.fence();
        for (CompletableFuture<Hold> each : waiting) {
            Hold next = each.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(next.fence()).isGreaterThan(last);
            last = next.fence();
            next.release();
        }
    }

    @Test
    void aCancelledAcquireLeavesTheQueue() throws Exception {
        Hold hold = grid().lock(name).acquire();
        CompletableFuture<Hold> waiting = other().lock(name).acquireAsync();
        awaitWaiters(1);
        waiting.cancel(true);
        awaitWaiters(0);
        hold.release();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(grid().lock(name).inspect()).isEmpty());
    }

    @Test
    void anInterruptedAcquireLeavesNothingBehind() throws Exception {
        Hold hold = grid().lock(name).acquire();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                other().lock(name).acquire();
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        waiter.start();
        awaitWaiters(1);
        waiter.interrupt();
        waiter.join(SOON.toMillis());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        awaitWaiters(0);
        hold.release();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(grid().lock(name).inspect()).isEmpty());
    }

    @Test
    void twoAcquiresOfOneThreadAreTwoHolds() throws Exception {
        try (Hold first = grid().lock(name).acquire()) {
            assertThat(grid().lock(name).tryAcquire()).isEmpty();
            assertThat(first.isHeld()).isTrue();
        }
    }

    @Test
    void aHoldIsTakenAwayWhenItsMaxHoldEnds() throws Exception {
        Hold hold = grid().lock(name).withMaxHold(Duration.ofMillis(400)).acquire();
        assertThat(hold.remaining()).isPresent();
        LockLoss loss = hold.lost().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(loss.reason()).isEqualTo(LockLoss.Reason.MAX_HOLD_ENDED);
        assertThat(hold.isHeld()).isFalse();
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
        Hold next = other().lock(name).tryAcquire(SOON).orElseThrow();
        assertThat(next.fence()).isGreaterThan(hold.fence());
        next.release();
    }

    @Test
    void aRenewedHoldOutlivesItsFirstMaxHold() throws Exception {
        GridLock lock = grid().lock(name).withMaxHold(Duration.ofSeconds(2));
        try (Hold hold = lock.acquire()) {
            hold.renew(Duration.ofMinutes(5));
            assertThat(hold.remaining().orElseThrow()).isGreaterThan(Duration.ofMinutes(4));
            assertThat(other().lock(name).tryAcquire(Duration.ofMillis(2_500))).isEmpty();
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aWaitersMaxHoldBeginsWhenItGetsTheLock() throws Exception {
        Hold hold = grid().lock(name).acquire();
        CompletableFuture<Hold> waiting = other().lock(name).withMaxHold(SOON).acquireAsync();
        awaitWaiters(1);
        hold.release();
        Hold next = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(next.isHeld()).isTrue();
        assertThat(next.remaining().orElseThrow()).isPositive();
        next.release();
    }

    @Test
    void anOperatorReleasesExactlyTheHoldThatWasSeen() throws Exception {
        Hold hold = grid().lock(name).withReason("nightly report").acquire();
        LockInfo seen = other().admin().lock(name).orElseThrow();
        assertThat(seen.fence()).isEqualTo(hold.fence());
        assertThat(seen.holder().reason()).isEqualTo("nightly report");
        assertThat(seen.holder().owner()).isEqualTo(Thread.currentThread().getName());

        ReleaseOutcome outcome = other().admin().forceRelease(name, hold.fence(), "ann", "stuck since noon");

        assertThat(outcome.status()).isEqualTo(ReleaseOutcome.Status.RELEASED);
        LockLoss loss = hold.lost().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(loss).isEqualTo(new LockLoss(LockLoss.Reason.FORCED, "ann", "stuck since noon"));
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
    }

    @Test
    void anOperatorWhoComesTooLateTouchesNothing() throws Exception {
        long stale;
        try (Hold earlier = grid().lock(name).acquire()) {
            stale = earlier.fence();
        }
        try (Hold hold = grid().lock(name).acquire()) {
            ReleaseOutcome outcome = other().admin().forceRelease(name, stale, "ann", "stuck");
            assertThat(outcome.status()).isEqualTo(ReleaseOutcome.Status.FENCE_MOVED_ON);
            assertThat(outcome.fence()).isEqualTo(hold.fence());
            assertThat(outcome.holder().owner())
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(hold.isHeld()).isTrue();
        }
        assertThat(other().admin().audit(10))
                .anySatisfy(entry -> assertThat(entry.target()).isEqualTo(name));
    }

    @Test
    void theHoldingThreadIsInterruptedOnLossWhereAskedFor() throws Exception {
        AtomicReference<Hold> held = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread holder = new Thread(() -> {
            try {
                held.set(grid().lock(name).withInterruptOnLoss().acquire());
                TimeUnit.MINUTES.sleep(1);
                interrupted.set(false);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        holder.start();
        await().atMost(SOON).until(() -> held.get() != null);
        other().admin().forceRelease(name, held.get().fence(), "ann", "stuck");
        holder.join(SOON.toMillis());
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void aFutureThatFailsForItsCallerStillLeavesNothingBehind() throws Exception {
        Hold hold = grid().lock(name).acquire();
        CompletableFuture<Hold> waiting = other().lock(name).acquireAsync().orTimeout(200, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> waiting.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class);
        awaitWaiters(0);
        hold.release();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(grid().lock(name).inspect()).isEmpty());
    }

    @Test
    void badInputIsRefusedByName() throws Exception {
        assertThatThrownBy(() -> grid().lock("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid().lock("x".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
        assertThatThrownBy(() -> grid().lock("user/joe@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example.com");
        assertThatThrownBy(() -> grid().lock(name).withMaxHold(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid().lock(name).tryAcquire(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid().lock(name).withReason(" ")).isInstanceOf(IllegalArgumentException.class);
        try (Hold hold = grid().lock(name).acquire()) {
            assertThatThrownBy(() -> hold.release(Duration.ofDays(1).plusNanos(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("closedFor is PT24H0.000000001S; allowed: zero to one day; nothing was released");
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void theLongestNameAndSpecialCharactersAreALocksName() throws Exception {
        String special = "ü/\"<b>\u202E😀 'x'; -- ";
        String exact = special + "x".repeat(512 - special.length());
        try (Hold hold = grid().lock(exact).acquire()) {
            assertThat(other().admin().lock(exact).orElseThrow().name()).isEqualTo(exact);
            assertThat(hold.lockName()).isEqualTo(exact);
        }
    }

    void awaitWaiters(int count) {
        await().atMost(SOON)
                .until(() ->
                        other().admin().lock(name).map(LockInfo::waiterCount).orElse(0) == count);
    }
}
