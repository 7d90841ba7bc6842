package io.lockgrid.node.table;

import java.util.List;

/**
 * What one entry of the Raft log asks of the table. Immutable.
 *
 * @param wallMillis the proposer's wall clock; shown to operators, and the base of the fences of a
 *     table that has none yet
 * @param seed random, and a secret of the members: the first entry's keys the hashes of the table
 * @param batches executed in this order
 * @param elapsed executed after the batches, so that a sign of life in the same entry counts
 */
public record Entry(long wallMillis, long seed, List<SessionBatch> batches, List<TimeCommand> elapsed) {
    private static final int RANDOM_BITS = 20;

    public Entry {
        batches = List.copyOf(batches);
        elapsed = List.copyOf(elapsed);
    }

    /**
     * The id of the table that begins with this entry. Of two tables the later one has the larger id, as far as the
     * clocks of their proposers agree. It tells little of the seed.
     */
    public long tableId() {
        return wallMillis << RANDOM_BITS | new SecretHash(seed).of(0, 0) >>> (Long.SIZE - RANDOM_BITS);
    }
}
