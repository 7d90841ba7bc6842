package io.lockgrid.spring;

import io.lockgrid.LockGridException;

/** The lock of a {@link GridLocked} method was not to be had in its time. The method did not run. */
public final class LockHeldException extends LockGridException {

    private static final long serialVersionUID = 1L;

    private final String lockName;

    LockHeldException(String lockName, String method, String waited) {
        super("The lock \"" + lockName + "\" was held by another for " + waited + "; " + method
                + " did not run. Try again later, or raise waitFor of its @GridLocked");
        this.lockName = lockName;
    }

    /** The name of the lock. */
    public String lockName() {
        return lockName;
    }
}
