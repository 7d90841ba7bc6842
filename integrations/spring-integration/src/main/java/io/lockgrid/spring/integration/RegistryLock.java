package io.lockgrid.spring.integration;

import io.lockgrid.GridLock;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.support.locks.DistributedLock;

/** The lock of one key: a name and a time to live, nothing more. Immutable and thread-safe. */
final class RegistryLock implements DistributedLock {
    private final LockGrid grid;
    private final String name;
    private final @Nullable Duration timeToLive;

    RegistryLock(LockGrid grid, String name, @Nullable Duration timeToLive) {
        this.grid = grid;
        this.name = name;
        this.timeToLive = timeToLive;
    }

    GridLock handle(@Nullable Duration ttl) {
        GridLock lock = grid.lock(name);
        return ttl == null ? lock : lock.withMaxHold(ttl);
    }

    private ThreadLock thread(@Nullable Duration ttl) {
        return handle(ttl).asLock();
    }

    @Override
    public void lock() {
        lockFor(timeToLive);
    }

    @Override
    public void lock(Duration ttl) {
        lockFor(Objects.requireNonNull(ttl, "ttl"));
    }

    private void lockFor(@Nullable Duration ttl) {
        ThreadLock lock = thread(ttl);
        try {
            lock.lock();
        } catch (LockLostException toldOnce) {
            lock.lock();
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        ThreadLock lock = thread(timeToLive);
        try {
            lock.lockInterruptibly();
        } catch (LockLostException toldOnce) {
            lock.lockInterruptibly();
        }
    }

    @Override
    public boolean tryLock() {
        ThreadLock lock = thread(timeToLive);
        try {
            return lock.tryLock();
        } catch (LockLostException toldOnce) {
            return lock.tryLock();
        }
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLockFor(unit.toNanos(time), timeToLive);
    }

    @Override
    public boolean tryLock(Duration waitTime, Duration ttl) throws InterruptedException {
        return tryLockFor(waitTime.toNanos(), Objects.requireNonNull(ttl, "ttl"));
    }

    private boolean tryLockFor(long nanos, @Nullable Duration ttl) throws InterruptedException {
        ThreadLock lock = thread(ttl);
        try {
            return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (LockLostException toldOnce) { // before it began to wait
            return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void unlock() {
        try {
            thread(null).unlock();
        } catch (IllegalMonitorStateException notHeld) {
            if (notHeld.getCause() instanceof LockLostException lost) {
                ConcurrentModificationException taken = new ConcurrentModificationException(lost.getMessage());
                taken.initCause(lost);
                throw taken;
            }
            throw notHeld;
        }
    }

    void renew(@Nullable Duration ttl) {
        ThreadLock lock = thread(null);
        if (ttl == null) {
            lock.fence(); // throws where it is not held
        } else {
            lock.renew(ttl);
        }
    }

    @Override
    public Condition newCondition() {
        return thread(null).newCondition();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryLock lock
                && grid == lock.grid
                && name.equals(lock.name)
                && Objects.equals(timeToLive, lock.timeToLive);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "RegistryLock[" + name + "]";
    }
}
