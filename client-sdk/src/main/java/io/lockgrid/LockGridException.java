package io.lockgrid;

/**
 * The root of what the grid throws. Unchecked. The message says what happened, what was not changed, and what to do.
 *
 * <p>Wrong arguments are {@code IllegalArgumentException}, as everywhere in Java, and not this.
 */
public class LockGridException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with this message.
     *
     * @param message what happened, what was not changed, and what to do
     */
    public LockGridException(String message) {
        super(message);
    }

    /**
     * An exception with this message and cause.
     *
     * @param message what happened, what was not changed, and what to do
     * @param cause what led to it
     */
    public LockGridException(String message, Throwable cause) {
        super(message, cause);
    }
}
