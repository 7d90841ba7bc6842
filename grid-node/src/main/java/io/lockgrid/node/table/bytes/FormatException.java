package io.lockgrid.node.table.bytes;

/** Bytes are not what they should be: damaged, or of a format version that this code does not know. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception that says what is wrong. */
    public FormatException(String message) {
        super(message);
    }

    FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
