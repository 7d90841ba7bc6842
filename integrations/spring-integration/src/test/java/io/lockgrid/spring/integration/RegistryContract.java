package io.lockgrid.spring.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.integration.support.locks.DistributedLock;

/** What Spring Integration asks of every lock registry, over whatever grid. */
abstract class RegistryContract {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final String key = "key-" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LockGridLockRegistry registry;

    /** Of the same grid, in another instance where there is one. */
    private LockGridLockRegistry other;

    abstract LockGrid grid();

    abstract LockGrid otherGrid();

    @BeforeEach
    void open() {
        registry = new LockGridLockRegistry(grid());
        other = new LockGridLockRegistry(otherGrid());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private <T> T elsewhere(Callable<T> task) throws Exception {
        return threads.submit(task).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean isFreeElsewhere() throws Exception {
        return elsewhere(() -> {
            Lock lock = other.obtain(key);
            boolean free = lock.tryLock();
            if (free) {
                lock.unlock();
            }
            return free;
        });
    }

    @Test
    void aLockIsLockedAndUnlockedInEveryWay() throws Exception {
        for (int i = 0; i < 3; i++) {
            DistributedLock lock = registry.obtain(key);
            lock.lock();
            lock.unlock();
            lock.lockInterruptibly();
            lock.unlock();
            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
            assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();
            assertThat(isFreeElsewhere()).isFalse();
            lock.unlock();
        }
        assertThat(isFreeElsewhere()).isTrue();
    }

    @Test
    void aLockIsReentrantAlsoByEqualOnes() throws Exception {
        registry.obtain(key).lock();
        registry.obtain(key).lockInterruptibly();
        assertThat(registry.obtain(key).tryLock()).isTrue();
        registry.obtain(key).unlock();
        registry.obtain(key).unlock();
        assertThat(isFreeElsewhere()).isFalse();
        registry.obtain(key).unlock();
        assertThat(isFreeElsewhere()).isTrue();
    }

    @Test
    void locksOfOneKeyAreEqualAndThoseOfTwoAreNot() {
        assertThat(registry.obtain(key)).isEqualTo(registry.obtain(key)).hasSameHashCodeAs(registry.obtain(key));
        assertThat(registry.obtain(key)).isNotEqualTo(registry.obtain(key + "2"));
    }

    @Test
    void twoKeysAreTwoLocks() throws Exception {
        Lock one = registry.obtain(0);
        one.lock();
        assertThat(elsewhere(() -> {
                    Lock two = registry.obtain(641); // shared one lock in a registry of 256
                    boolean free = two.tryLock();
                    two.unlock();
                    return free;
                }))
                .isTrue();
        one.unlock();
    }

    @Test
    void aKeyMayBeAnything() {
        Lock lock = registry.obtain("joe@example.com");
        lock.lock();
        assertThat(grid().admin().lock("spring-integration/joe%40example.com")).isPresent();
        lock.unlock();
    }

    @Test
    void aLockThatAnotherThreadHasIsNotToBeHad() throws Exception {
        Lock lock = registry.obtain(key);
        lock.lock();
        assertThat(elsewhere(() -> registry.obtain(key).tryLock())).isFalse();
        assertThat(elsewhere(() -> other.obtain(key).tryLock(100, TimeUnit.MILLISECONDS)))
                .isFalse();
        assertThatThrownBy(() -> elsewhere(() -> {
                    registry.obtain(key).unlock();
                    return null;
                }))
                .hasCauseInstanceOf(IllegalMonitorStateException.class);
        lock.unlock();
    }

    @Test
    void aThreadThatWaitsGetsTheLockWhenItIsUnlocked() throws Exception {
        Lock lock = registry.obtain(key);
        lock.lock();
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> waiting = threads.submit(() -> {
            begun.countDown();
            other.obtain(key).lockInterruptibly();
            other.obtain(key).unlock();
            return true;
        });
        begun.await();
        assertThat(waiting).isNotDone();
        lock.unlock();
        assertThat(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void manyThreadsOfTwoRegistriesHandTheLockOver() throws Exception {
        int[] counter = new int[1];
        List<Future<Void>> counting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            LockGridLockRegistry by = i % 2 == 0 ? registry : other;
            counting.add(threads.submit(() -> {
                for (int turn = 0; turn < 50; turn++) {
                    by.executeLocked(key, () -> {
                        int value = counter[0];
                        Thread.yield();
                        counter[0] = value + 1;
                    });
                }
                return null;
            }));
        }
        for (Future<Void> each : counting) {
            each.get(2, TimeUnit.MINUTES);
        }
        assertThat(counter).containsExactly(200);
    }

    @Test
    void aTaskThatWaitsTooLongIsNotExecuted() throws Exception {
        registry.obtain(key).lock();
        assertThatThrownBy(() -> elsewhere(() -> {
                    other.executeLocked(key, Duration.ofMillis(50), () -> {});
                    return null;
                }))
                .hasCauseInstanceOf(TimeoutException.class);
        registry.obtain(key).unlock();
    }

    @Test
    void anInterruptEndsAWait() throws Exception {
        registry.obtain(key).lock();
        Future<?> waiting = threads.submit(() -> {
            other.obtain(key).lockInterruptibly();
            return null;
        });
        await().atMost(SOON)
                .until(() -> grid().admin()
                                .lock("spring-integration/" + key)
                                .orElseThrow()
                                .waiterCount()
                        == 1);
        waiting.cancel(true);
        await().atMost(SOON)
                .until(() -> grid().admin()
                                .lock("spring-integration/" + key)
                                .orElseThrow()
                                .waiterCount()
                        == 0);
        registry.obtain(key).unlock();
    }

    @Test
    void aLockThatWasTakenAwayIsToldByItsUnlock() throws Exception {
        DistributedLock lock = registry.obtain(key);
        lock.lock(SHORT);
        await().atMost(SOON).until(this::isFreeElsewhere);
        assertThatThrownBy(lock::unlock)
                .isInstanceOf(ConcurrentModificationException.class)
                .hasCauseInstanceOf(LockLostException.class);
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aThreadThatLocksAgainAfterALossBeginsAfresh() throws Exception {
        DistributedLock lock = registry.obtain(key);
        List<Callable<Boolean>> ways =
                List.of(lock::tryLock, () -> lock.tryLock(1, TimeUnit.SECONDS), () -> lock.tryLock(SOON, HOUR), () -> {
                    lock.lock();
                    lock.unlock();
                    lock.lockInterruptibly();
                    return true;
                });
        for (Callable<Boolean> way : ways) {
            assertThat(lock.tryLock(Duration.ZERO, SHORT)).isTrue();
            await().atMost(SOON).until(this::isFreeElsewhere);
            assertThat(way.call()).isTrue();
            assertThat(isFreeElsewhere()).isFalse();
            lock.unlock();
        }
        assertThat(isFreeElsewhere()).isTrue();
    }

    @Test
    void aRenewedLockOutlivesItsTimeToLive() throws Exception {
        LockGridLockRegistry bounded = new LockGridLockRegistry(grid(), "spring-integration/", Duration.ofMinutes(1));
        bounded.obtain(key).lock();
        registry.renewLock(key, HOUR);
        assertThat(maxHold()).isEqualTo(HOUR);
        bounded.renewLock(key);
        assertThat(maxHold()).isEqualTo(Duration.ofMinutes(1));
        registry.renewLock(key);
        bounded.obtain(key).unlock();
        assertThat(isFreeElsewhere()).isTrue();
    }

    private Duration maxHold() {
        return grid().admin()
                .lock("spring-integration/" + key)
                .orElseThrow()
                .holder()
                .maxHold();
    }

    @Test
    void aLockThatIsNotHeldCannotBeRenewed() throws Exception {
        assertThatThrownBy(() -> registry.renewLock(key)).isInstanceOf(IllegalStateException.class);
        registry.obtain(key).lock(SHORT);
        await().atMost(SOON).until(this::isFreeElsewhere);
        assertThatThrownBy(() -> registry.renewLock(key, HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(LockLostException.class);
    }

    @Test
    void thereIsNothingToExpire() throws Exception {
        Lock lock = registry.obtain(key);
        lock.lock();
        registry.expireUnusedOlderThan(0);
        assertThat(isFreeElsewhere()).isFalse();
        lock.unlock();
    }
}
