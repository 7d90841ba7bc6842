package io.lockgrid.node.raft;

import java.util.concurrent.ThreadLocalRandom;

/** The number that an entry proposes for a table that there is not yet. Stateless. */
final class TableNumber {
    private static final int RANDOM_BITS = 20;

    private TableNumber() {}

    /** Of two tables the later one has the larger number, as far as the clocks of their leaders agree. */
    static long propose(long wallMillis) {
        return wallMillis << RANDOM_BITS | ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
    }
}
