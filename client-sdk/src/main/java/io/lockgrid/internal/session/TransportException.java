package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;

/** The grid could not be reached or did not answer; the message says what was missing, as words for a user. */
public final class TransportException extends LockGridException {
    private static final long serialVersionUID = 1L;

    public TransportException(String message) {
        super(message);
    }

    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
