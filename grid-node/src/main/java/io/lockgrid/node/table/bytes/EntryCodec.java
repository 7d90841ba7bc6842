package io.lockgrid.node.table.bytes;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Labels;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Turns entries into bytes and back. The first byte is the format version, the last four are a
 * checksum.
 *
 * <p>Not thread-safe: an instance keeps a buffer, and a small cache so that equal labels that it
 * decodes are one object.
 */
public final class EntryCodec {
    private static final int USUAL_CAPACITY = 4096;
    /** A buffer that one large entry made grow beyond this is not kept. */
    private static final int LARGEST_CAPACITY = 1 << 20;

    private final Labels labels = new Labels();
    private Output output = new Output(USUAL_CAPACITY);

    /** A codec with an empty cache. */
    public EntryCodec() {}

    /** The bytes of an entry in that version, see {@link Formats}. */
    public byte[] encode(Entry entry, int version) {
        output.begin(Formats.checked(version));
        output.writeSigned(entry.wallMillis());
        output.writeFixed(entry.seed());
        output.writeVar(entry.batches().size());
        for (SessionBatch batch : entry.batches()) {
            write(batch);
        }
        output.writeVar(entry.elapsed().size());
        for (TimeCommand command : entry.elapsed()) {
            CommandFormat.write(output, command);
        }
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
        try {
            return read(input);
        } catch (IllegalArgumentException impossible) {
            throw new FormatException("An entry has a command that cannot be", impossible);
        }
    }

    private void write(SessionBatch batch) {
        output.writeUuid(batch.session());
        output.writeVar(batch.lowestOpen());
        output.writeVar(batch.ackedEvents());
        output.writeVar(batch.commands().size());
        for (SessionCommand command : batch.commands()) {
            CommandFormat.write(output, command, batch.lowestOpen());
        }
    }

    private static Entry read(Input input) {
        long wallMillis = input.readSigned();
        long seed = input.readFixed();
        int batchCount = input.readCount();
        List<SessionBatch> batches = new ArrayList<>(batchCount);
        for (int i = 0; i < batchCount; i++) {
            batches.add(readBatch(input));
        }
        int elapsedCount = input.readCount();
        List<TimeCommand> elapsed = new ArrayList<>(elapsedCount);
        for (int i = 0; i < elapsedCount; i++) {
            elapsed.add(CommandFormat.readTime(input));
        }
        input.expectEnd();
        return new Entry(wallMillis, seed, batches, elapsed);
    }

    private static SessionBatch readBatch(Input input) {
        UUID session = input.readUuid();
        long lowestOpen = input.readVar();
        long ackedEvents = input.readVar();
        int count = input.readCount();
        List<SessionCommand> commands = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            commands.add(CommandFormat.readSession(input, lowestOpen));
        }
        return new SessionBatch(session, lowestOpen, ackedEvents, commands);
    }
}
