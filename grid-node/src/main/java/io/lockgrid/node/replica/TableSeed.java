package io.lockgrid.node.replica;

import io.lockgrid.internal.surroundings.Surroundings;
import java.util.UUID;

/** The seed that an entry proposes for a table that there is not yet. Stateless. */
public final class TableSeed {
    private TableSeed() {}

    /** Not to be guessed: whoever knows it can choose names of locks that make the table slow. */
    public static long propose(Surroundings surroundings) {
        UUID random = surroundings.newId();
        return random.getMostSignificantBits() ^ random.getLeastSignificantBits();
    }
}
