package io.lockgrid.node.raft;

import io.lockgrid.internal.session.Surroundings;
import java.util.UUID;

/** The seed that an entry proposes for a table that there is not yet. Stateless. */
final class TableSeed {
    private TableSeed() {}

    /** Not to be guessed: whoever knows it can choose names of locks that make the table slow. */
    static long propose(Surroundings surroundings) {
        UUID random = surroundings.newId();
        return random.getMostSignificantBits() ^ random.getLeastSignificantBits();
    }
}
