package io.lockgrid.internal.bytes;

import io.lockgrid.LockGridException;

/** Bytes that are not a message of this protocol version. Nothing was done. */
public final class WireException extends LockGridException {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
