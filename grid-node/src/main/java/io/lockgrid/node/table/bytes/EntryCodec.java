package io.lockgrid.node.table.bytes;

import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Labels;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.node.table.words.Entry;

/**
 * Turns entries into bytes and back. The first byte is the format version, the last four are a
 * checksum.
 *
 * <p>Not thread-safe: an instance keeps a buffer, and a small cache so that equal labels that it
 * decodes are one object.
 */
public final class EntryCodec {
    private static final Form<Entry> ENTRY = Form.of(Entry.class);

    private static final int USUAL_CAPACITY = 4096;
    /** A buffer that one large entry made grow beyond this is not kept. */
    private static final int LARGEST_CAPACITY = 1 << 20;

    private final Labels labels = new Labels();
    private Output output = new Output(USUAL_CAPACITY);

    /** A codec with an empty cache. */
    public EntryCodec() {}

    /** The bytes of an entry in that version, see {@link Formats}. */
    public byte[] encode(Entry entry, int version) {
        ENTRY.write(output.begin(Formats.checked(version)), entry);
        byte[] sealed = output.sealed();
        if (output.capacity() > LARGEST_CAPACITY) {
            output = new Output(USUAL_CAPACITY);
        }
        return sealed;
    }

    /**
     * The entry of these bytes.
     *
     * @throws FormatException if the bytes are damaged or of an unknown version
     */
    public Entry decode(byte[] bytes) {
        Input input = Formats.open("an entry", bytes, labels);
        Entry entry = ENTRY.read(input);
        input.expectEnd();
        return entry;
    }
}
