package io.lockgrid.node.raft;

import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.node.replica.Submission;
import io.lockgrid.node.replica.TableSeed;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Makes the entries that a leader proposes, and reads each before it does: one that no member can read would end every
 * replica. What it read is what it applies, like the others. Not thread-safe: owned by the group's thread.
 */
final class Proposals {
    private final Surroundings surroundings;
    private final int auditLimit;
    private final Function<Entry, byte[]> write;
    private final Function<byte[], Entry> read;

    /** @param version in which to write them */
    static Proposals in(IntSupplier version, int auditLimit, Surroundings surroundings) {
        EntryCodec codec = new EntryCodec();
        return new Proposals(surroundings, auditLimit, entry -> codec.encode(entry, version.getAsInt()), codec::decode);
    }

    Proposals(Surroundings surroundings, int auditLimit, Function<Entry, byte[]> write, Function<byte[], Entry> read) {
        this.surroundings = surroundings;
        this.auditLimit = auditLimit;
        this.write = write;
        this.read = read;
    }

    /**
     * The entry of these submissions and of what elapsed, without what cannot be read again; the requests that were
     * left out are answered as refused, together with the others of their batch.
     */
    EntryOp of(List<Submission> submissions, List<TimeCommand> elapsed) {
        long now = surroundings.wallMillis();
        long seed = TableSeed.propose(surroundings);
        try {
            return op(new Entry(now, seed, auditLimit, batches(submissions), elapsed));
        } catch (RuntimeException unreadable) {
            submissions.forEach(submission -> submission.refuseUnless(
                    batch -> isReadable(new Entry(now, seed, auditLimit, List.of(batch), List.of())), unreadable));
            List<TimeCommand> kept = elapsed.stream()
                    .filter(command -> isReadable(new Entry(now, seed, auditLimit, List.of(), List.of(command))))
                    .toList();
            return op(new Entry(now, seed, auditLimit, batches(submissions), kept));
        }
    }

    private EntryOp op(Entry entry) {
        byte[] bytes = write.apply(entry);
        return new EntryOp(bytes, read.apply(bytes));
    }

    private boolean isReadable(Entry entry) {
        try {
            op(entry);
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static List<Batch> batches(List<Submission> submissions) {
        List<Batch> batches = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            batches.add(submission.ruled());
        }
        return batches;
    }
}
