package io.lockgrid.fuzz;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;

/** Entries of the log. */
public final class EntriesFuzz {
    private static final int FIXED = 64 << 10;
    private static final int FOR_EACH_BYTE = 512;

    private EntriesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Judgement.expectLittleAllocated(FIXED + (long) FOR_EACH_BYTE * data.length, () -> tryOut(Sealed.of(data)));
    }

    private static void tryOut(byte[] bytes) {
        EntryCodec codec = new EntryCodec();
        Entry read;
        try {
            read = codec.decode(bytes);
        } catch (FormatException refused) {
            return;
        }
        Entry again = codec.decode(codec.encode(read, Formats.NEWEST));
        Judgement.expect(again.equals(read), "what was read is not what it was, written and read again");
    }
}
