package io.lockgrid.shedlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockExtender;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ShedLock asks of every provider, over whatever grid; and what only this one has. */
abstract class LockProviderContract {
    static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final String task = "task-" + UUID.randomUUID();
    private LockGridLockProvider provider;

    /** Of the same grid, in another instance where there is one. */
    private LockGridLockProvider other;

    abstract LockGrid grid();

    abstract LockGrid otherGrid();

    @BeforeEach
    void provide() {
        provider = new LockGridLockProvider(grid());
        other = new LockGridLockProvider(otherGrid());
    }

    private static LockConfiguration configuration(String name, Duration atMost, Duration atLeast) {
        return new LockConfiguration(Instant.now(), name, atMost, atLeast);
    }

    private Optional<SimpleLock> lock(LockGridLockProvider by, Duration atMost, Duration atLeast) {
        return by.lock(configuration(task, atMost, atLeast));
    }

    private SimpleLock locked(Duration atMost, Duration atLeast) {
        return lock(provider, atMost, atLeast).orElseThrow();
    }

    private Optional<LockInfo> seen() {
        return otherGrid().admin().lock("shedlock/" + task);
    }

    private void assertLocked() {
        assertThat(lock(other, HOUR, Duration.ZERO)).isEmpty();
        assertThat(lock(provider, HOUR, Duration.ZERO)).isEmpty();
    }

    private void assertUnlocked() {
        Optional<SimpleLock> lock = lock(other, HOUR, Duration.ZERO);
        assertThat(lock).isPresent();
        lock.orElseThrow().unlock();
    }

    private void awaitUnlocked() {
        await().atMost(SOON).untilAsserted(this::assertUnlocked);
    }

    @Test
    void aTaskThatIsLockedIsNotToBeHadUntilItIsUnlocked() {
        SimpleLock lock = locked(HOUR, Duration.ZERO);
        assertLocked();
        lock.unlock();
        assertUnlocked();
    }

    @Test
    void aTaskIsLockedAgainAndAgain() {
        for (int i = 0; i < 5; i++) {
            locked(HOUR, Duration.ZERO).unlock();
        }
        assertUnlocked();
    }

    @Test
    void twoTasksDoNotHinderEachOther() {
        SimpleLock lock = locked(HOUR, Duration.ZERO);
        SimpleLock another =
                other.lock(configuration(task + "/2", HOUR, Duration.ZERO)).orElseThrow();
        another.unlock();
        assertLocked();
        lock.unlock();
    }

    @Test
    void aLockLastsNoLongerThanAtMostAndItsUnlockAfterThatThrowsNothing() {
        SimpleLock expired = locked(SHORT, Duration.ZERO);
        awaitUnlocked();
        SimpleLock next = locked(HOUR, Duration.ZERO);

        expired.unlock();

        assertLocked();
        next.unlock();
    }

    @Test
    void aLockIsKeptForAtLeastThatLong() {
        locked(HOUR, HOUR).unlock();
        assertLocked();
        assertThat(seen().orElseThrow().state()).isEqualTo(LockState.DELAYED);
    }

    @Test
    void aLockThatWasKeptForAtLeastThatLongIsFreeAfterThat() {
        locked(HOUR, SHORT).unlock();
        awaitUnlocked();
    }

    @Test
    void aLockThatWasHeldLongerThanAtLeastIsFreeAtOnce() {
        SimpleLock lock = locked(HOUR, Duration.ofNanos(1));
        lock.unlock();
        assertUnlocked();
    }

    @Test
    void aLockIsExtendedAgainAndAgain() {
        SimpleLock lock = locked(Duration.ofSeconds(30), Duration.ZERO);
        for (int i = 1; i < 10; i++) {
            lock = lock.extend(HOUR.multipliedBy(i), Duration.ZERO).orElseThrow();
            Duration left = HOUR.multipliedBy(i);
            assertThat(seen().orElseThrow().holder().maxHold()).isEqualTo(left);
        }
        assertLocked();
        lock.unlock();
        assertUnlocked();
    }

    @Test
    void anExtendedLockIsKeptForAtLeastItsNewTime() {
        SimpleLock lock = locked(HOUR, Duration.ZERO).extend(HOUR, HOUR).orElseThrow();
        lock.unlock();
        assertLocked();
    }

    @Test
    void aLockThatWasUnlockedOrExtendedIsDone() {
        SimpleLock extended = locked(HOUR, Duration.ZERO);
        SimpleLock lock = extended.extend(HOUR, Duration.ZERO).orElseThrow();
        assertThatThrownBy(() -> extended.extend(HOUR, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(extended::unlock).isInstanceOf(IllegalStateException.class);

        lock.unlock();

        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lock.extend(HOUR, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        assertUnlocked();
    }

    @Test
    void aLockThatIsOverCannotBeExtended() {
        SimpleLock expired = locked(SHORT, Duration.ZERO);
        awaitUnlocked();
        assertThat(expired.extend(HOUR, Duration.ZERO)).isEmpty();
        SimpleLock veryShort = locked(Duration.ofMillis(2), Duration.ZERO);
        awaitUnlocked();
        assertThat(veryShort.extend(HOUR, Duration.ZERO)).isEmpty();
        assertUnlocked();
    }

    @Test
    void aLockForNoTimeIsNone() {
        assertThat(lock(provider, Duration.ZERO, Duration.ZERO)).isEmpty();
        assertThat(lock(provider, Duration.ofNanos(999_999), Duration.ZERO)).isEmpty();
        assertThat(locked(HOUR, Duration.ZERO).extend(Duration.ZERO, Duration.ZERO))
                .isEmpty();
        assertUnlocked();
    }

    @Test
    void aLockForEverIsOneForAYear() {
        SimpleLock lock = locked(Duration.ofDays(10_000), Duration.ZERO);
        assertThat(seen().orElseThrow().holder().maxHold()).isEqualTo(Duration.ofDays(365));
        lock.unlock();
    }

    @Test
    void operatorsSeeTheTaskInAFolderAndWhyItIsHeld() {
        SimpleLock lock = provider.lock(configuration("joe@example.com/" + task, HOUR, Duration.ZERO))
                .orElseThrow();
        LockInfo info =
                otherGrid().admin().lock("shedlock/joe%40example.com/" + task).orElseThrow();
        assertThat(info.holder().reason()).startsWith("scheduled task on ");
        lock.unlock();
    }

    @Test
    void aTaskWhoseLockWasTakenAwayEndsWithItsOwnResult() throws Throwable {
        LockingTaskExecutor executor = new DefaultLockingTaskExecutor(provider);

        String result = executor.executeWithLock(
                        () -> {
                            otherGrid()
                                    .admin()
                                    .forceRelease("shedlock/" + task, LockGridLockProvider.fence(), "eve", "stuck");
                            await().atMost(SOON).until(() -> seen().isEmpty());
                            return "done";
                        },
                        configuration(task, HOUR, Duration.ZERO))
                .getResult();

        assertThat(result).isEqualTo("done");
        assertUnlocked();
    }

    @Test
    void aTaskKnowsItsFenceAlsoWhereTasksAreNestedAndAfterAnExtension() {
        LockingTaskExecutor executor = new DefaultLockingTaskExecutor(provider);
        List<Long> fences = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            executor.executeWithLock(
                    (Runnable) () -> {
                        long outer = LockGridLockProvider.fence();
                        assertThat(seen().orElseThrow().fence()).isEqualTo(outer);
                        LockExtender.extendActiveLock(HOUR, Duration.ZERO);
                        assertThat(LockGridLockProvider.fence()).isEqualTo(outer);
                        executor.executeWithLock(
                                (Runnable) () ->
                                        assertThat(LockGridLockProvider.fence()).isNotEqualTo(outer),
                                configuration(task + "/inner", HOUR, Duration.ZERO));
                        assertThat(LockGridLockProvider.fence()).isEqualTo(outer);
                        fences.add(outer);
                    },
                    configuration(task, HOUR, Duration.ZERO));
        }

        assertThat(fences).hasSize(2).isSorted().doesNotHaveDuplicates();
        assertThatThrownBy(LockGridLockProvider::fence).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLockThatAnotherThreadUnlocksLeavesNoFenceBehind() throws Exception {
        SimpleLock lock = locked(HOUR, Duration.ZERO);
        Thread thread = new Thread(lock::unlock);
        thread.start();
        thread.join();
        assertThatThrownBy(LockGridLockProvider::fence).isInstanceOf(IllegalStateException.class);
        assertUnlocked();
    }

    @Test
    void aCounterThatNothingElseProtectsCountsEveryRun() throws Exception {
        int turns = turns();
        int[] counters = new int[2];
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                LockingTaskExecutor executor = new DefaultLockingTaskExecutor(i % 2 == 0 ? provider : other);
                int counter = i % 4 / 2;
                running.add(threads.submit(counting(executor, counters, counter, turns)));
            }
            for (Future<Void> each : running) {
                each.get(4, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        // who counted last is known to have released, so what it wrote is seen
        locked(HOUR, Duration.ZERO).unlock();
        assertThat(counters).containsExactly(4 * turns, 4 * turns);
    }

    /** How often each of 8 threads gets its lock. */
    abstract int turns();

    private Callable<Void> counting(LockingTaskExecutor executor, int[] counters, int counter, int turns) {
        return () -> {
            for (int done = 0; done < turns; ) {
                boolean run = executedOnce(executor, counters, counter);
                done += run ? 1 : 0;
            }
            return null;
        };
    }

    private boolean executedOnce(LockingTaskExecutor executor, int[] counters, int counter) throws Exception {
        try {
            return executor.executeWithLock(
                            () -> {
                                int value = counters[counter];
                                Thread.yield();
                                counters[counter] = value + 1;
                                return value;
                            },
                            configuration(task + "/" + counter, HOUR, Duration.ZERO))
                    .wasExecuted();
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
