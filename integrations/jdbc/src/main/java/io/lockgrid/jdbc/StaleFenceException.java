package io.lockgrid.jdbc;

import io.lockgrid.LockGridException;

/**
 * A later hold of the lock has written, so this one must not: it was taken away, and its holder came too late. Nothing
 * was written by the check; roll the transaction back.
 */
public final class StaleFenceException extends LockGridException {

    private static final long serialVersionUID = 1L;

    private final String lockName;
    private final long fence;
    private final long latestFence;

    StaleFenceException(String lockName, long fence, long latestFence) {
        super("The hold of lock \"" + lockName + "\" with fence " + fence + " came too late: one with fence "
                + latestFence + " has written. Nothing was changed. Roll the transaction back; what it was to do may be"
                + " done already, so look at it under a new hold of the lock.");
        this.lockName = lockName;
        this.fence = fence;
        this.latestFence = latestFence;
    }

    /** The name of the lock. */
    public String lockName() {
        return lockName;
    }

    /** The fence of the hold that came too late. */
    public long fence() {
        return fence;
    }

    /** The highest fence that has written. */
    public long latestFence() {
        return latestFence;
    }
}
