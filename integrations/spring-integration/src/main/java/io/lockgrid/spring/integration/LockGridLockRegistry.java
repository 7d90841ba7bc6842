package io.lockgrid.spring.integration;

import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.LockNames;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.support.locks.DistributedLock;
import org.springframework.integration.support.locks.ExpirableLockRegistry;
import org.springframework.integration.support.locks.RenewableLockRegistry;

/**
 * A lock registry over the lock grid. Thread-safe.
 *
 * <p>Each key is a lock of its own, and each lock belongs to the thread that locked it and is reentrant. Nothing is kept
 * here: two locks of one key are equal, not the same object, and there is nothing to expire.
 *
 * <p>A lock is held for as long as its process lives, unless a time to live bounds it. One that was taken away is told by
 * {@code unlock()}, with a {@link ConcurrentModificationException} whose cause is a {@link LockLostException}, as other
 * registries do. A thread that locks again instead begins afresh.
 */
public final class LockGridLockRegistry
        implements RenewableLockRegistry<DistributedLock>, ExpirableLockRegistry<DistributedLock> {
    static final String PREFIX = "spring-integration/";

    private final LockGrid grid;
    private final String prefix;
    private final @Nullable Duration timeToLive;

    /** Its locks have names that begin with {@code spring-integration/}, and no time to live. */
    public LockGridLockRegistry(LockGrid grid) {
        this(grid, PREFIX);
    }

    /**
     * Its locks have names that begin with the prefix, followed by the key as {@link LockNames} encodes it, and no time to
     * live.
     *
     * @throws IllegalArgumentException if the prefix cannot begin a lock's name
     */
    public LockGridLockRegistry(LockGrid grid, String prefix) {
        this(grid, prefix, null);
    }

    /**
     * Its locks are taken away when they last longer than the time to live.
     *
     * @param timeToLive one millisecond to 365 days; null for none
     * @throws IllegalArgumentException if the prefix cannot begin a lock's name, or the time is out of bounds
     */
    public LockGridLockRegistry(LockGrid grid, String prefix, @Nullable Duration timeToLive) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.prefix = prefix;
        this.timeToLive = timeToLive;
        obtain("key").handle(timeToLive); // refuses what it has to refuse now and not at the first lock
    }

    /** The lock of this key. It costs nothing and need not be kept. */
    @Override
    public RegistryLock obtain(Object lockKey) {
        return new RegistryLock(grid, LockNames.of(prefix, lockKey), timeToLive);
    }

    /**
     * Starts the time to live of the calling thread's lock anew; without one it only looks whether the lock is held.
     *
     * @throws IllegalStateException if the calling thread does not have the lock; where it was taken away, with a {@link
     *     LockLostException} as its cause
     */
    @Override
    public void renewLock(Object lockKey) {
        renew(lockKey, timeToLive);
    }

    /**
     * Starts the time to live of the calling thread's lock anew.
     *
     * @param ttl one millisecond to 365 days
     * @throws IllegalStateException if the calling thread does not have the lock; where it was taken away, with a {@link
     *     LockLostException} as its cause
     */
    @Override
    public void renewLock(Object lockKey, Duration ttl) {
        renew(lockKey, Objects.requireNonNull(ttl, "ttl"));
    }

    private void renew(Object lockKey, @Nullable Duration ttl) {
        RegistryLock lock = obtain(lockKey);
        try {
            lock.renew(ttl);
        } catch (IllegalMonitorStateException notHeld) {
            throw new IllegalStateException(
                    "The lock of key '" + lockKey + "' was not renewed: the calling thread does not have it.",
                    notHeld.getCause() == null ? notHeld : notHeld.getCause());
        }
    }

    /** Does nothing: what is not used is not kept. */
    @Override
    public void expireUnusedOlderThan(long age) {}
}
