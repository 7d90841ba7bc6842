package io.lockgrid.node.table;

/**
 * Turns entries into bytes and back. The first byte is the format version. Not thread-safe: an
 * instance keeps a small cache, so that equal labels that it decodes are one object.
 */
public final class EntryCodec {
    /** A codec with an empty cache. */
    public EntryCodec() {}

    /** The bytes of an entry. */
    public byte[] encode(Entry entry) {
        throw new UnsupportedOperationException();
    }

    /**
     * The entry of these bytes.
     *
     * @throws FormatException if the bytes are damaged or of an unknown version
     */
    public Entry decode(byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}
