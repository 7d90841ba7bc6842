package io.lockgrid;

/**
 * A call was refused because the identity that this process came in with, by its certificate or token, may not do this: its
 * message names the identity, what it wanted, and the name of the lock. Nothing was done, and trying again is of no use
 * before the grid's {@code access} rules allow it.
 */
public final class NotAllowedException extends LockGridException {

    private static final long serialVersionUID = 1L;

    /** Tells of the refusal of one call. */
    public NotAllowedException(String message) {
        super(message);
    }
}
