package io.lockgrid;

/**
 * The grid did not answer within the configured time: the members have no majority, or this process is not connected to
 * them. The message says which.
 *
 * <p>What became of the call is not known. An acquire is withdrawn as soon as the grid is back, so it leaves no hold
 * behind; a release goes on in the background until the grid has it. It is safe to try again.
 */
public final class GridUnavailableException extends LockGridException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with this message.
     *
     * @param message whether the majority or the connection is missing, what was not changed, and what to do
     */
    public GridUnavailableException(String message) {
        super(message);
    }

    /**
     * An exception with this message and cause.
     *
     * @param message whether the majority or the connection is missing, what was not changed, and what to do
     * @param cause what led to it
     */
    public GridUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
