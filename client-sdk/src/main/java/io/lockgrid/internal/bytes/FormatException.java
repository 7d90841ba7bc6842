package io.lockgrid.internal.bytes;

import io.lockgrid.LockGridException;

/** Bytes are not what they should be: damaged, too long, or of a version or kind that this build does not know. */
public final class FormatException extends LockGridException {
    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        super(message);
    }

    public FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
