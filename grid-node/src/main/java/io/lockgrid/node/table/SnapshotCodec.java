package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Labels;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.node.table.bytes.Formats;

/**
 * Turns whole tables into bytes and back. The first byte is the format version, the last four are a
 * checksum. Equal tables have equal bytes. Thread-safe.
 */
public final class SnapshotCodec {
    private SnapshotCodec() {}

    /** The bytes, in that version, of a table that nobody changes meanwhile: of a {@link LockTable#fork()}. */
    public static byte[] encode(LockTable table, int version) {
        State state = table.state();
        Output output = new Output(SnapshotWriter.likelyLength(state));
        output.writeByte(Formats.checked(version));
        new SnapshotWriter(output).write(state);
        return output.sealed();
    }

    /**
     * The table of these bytes.
     *
     * @throws FormatException if the bytes are damaged or of an unknown version
     */
    public static LockTable decode(byte[] bytes) {
        Input input = Formats.open("a snapshot", bytes, new Labels());
        State state = new SnapshotReader(input).read();
        input.expectEnd();
        return new LockTable(state);
    }
}
