package io.lockgrid.node.table.words;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Check;
import java.util.List;

/**
 * What one entry of the Raft log asks of the table. Immutable.
 *
 * @param wallMillis the proposer's wall clock; shown to operators, and the base of the fences of a
 *     table that has none yet
 * @param seed random, and a secret of the members: the first entry's keys the hashes of the table
 * @param auditLimit how many entries of the audit trail are kept
 * @param batches executed in this order
 * @param elapsed executed after the batches, so that a sign of life in the same entry counts
 */
public record Entry(long wallMillis, long seed, int auditLimit, List<Batch> batches, List<TimeCommand> elapsed) {
    public Entry {
        Check.notNegative("auditLimit", auditLimit);
        batches = List.copyOf(batches);
        elapsed = List.copyOf(elapsed);
    }
}
