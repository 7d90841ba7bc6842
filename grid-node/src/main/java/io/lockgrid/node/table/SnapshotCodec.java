package io.lockgrid.node.table;

/** Turns whole tables into bytes and back. The first byte is the format version. Thread-safe. */
public final class SnapshotCodec {
    private SnapshotCodec() {}

    /** The bytes of a table that nobody changes meanwhile: of a {@link LockTable#fork()}. */
    public static byte[] encode(LockTable table) {
        throw new UnsupportedOperationException();
    }

    /**
     * The table of these bytes.
     *
     * @throws FormatException if the bytes are damaged or of an unknown version
     */
    public static LockTable decode(byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}
