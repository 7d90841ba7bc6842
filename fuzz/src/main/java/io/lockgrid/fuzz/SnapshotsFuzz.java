package io.lockgrid.fuzz;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SnapshotCodec;
import io.lockgrid.node.table.bytes.Formats;
import java.util.Arrays;

/** Lock tables as bytes. */
public final class SnapshotsFuzz {
    private static final int FIXED = 256 << 10;
    private static final int FOR_EACH_BYTE = 1_024;

    private SnapshotsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Judgement.expectLittleAllocated(FIXED + (long) FOR_EACH_BYTE * data.length, () -> tryOut(Sealed.of(data)));
    }

    private static void tryOut(byte[] bytes) {
        LockTable read;
        try {
            read = SnapshotCodec.decode(bytes);
        } catch (FormatException refused) {
            return;
        }
        expectStable(read);
    }

    /** Equal tables have equal bytes, and the bytes of a table are read as that table. */
    public static void expectStable(LockTable table) {
        byte[] bytes = SnapshotCodec.encode(table.fork(), Formats.NEWEST);
        byte[] again = SnapshotCodec.encode(SnapshotCodec.decode(bytes), Formats.NEWEST);
        Judgement.expect(Arrays.equals(again, bytes), "a table is not what it was, written and read again");
    }
}
