package io.lockgrid;

/**
 * The {@link LockGrid} was closed, or was being closed, before the call or while it waited. Its session ends with that;
 * the call left nothing behind.
 */
public final class GridClosedException extends LockGridException {

    private static final long serialVersionUID = 1L;

    /** An exception that says just that. */
    public GridClosedException() {
        this("This grid instance is closed. The call left no hold and no wait behind. Start or connect another"
                + " instance, and close it after its last use.");
    }

    /**
     * An exception with this message.
     *
     * @param message what happened, what was not changed, and what to do
     */
    public GridClosedException(String message) {
        super(message);
    }

    /**
     * An exception with this message and cause.
     *
     * @param message what happened, what was not changed, and what to do
     * @param cause what led to it
     */
    public GridClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
