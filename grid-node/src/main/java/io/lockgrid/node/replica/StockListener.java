package io.lockgrid.node.replica;

import java.util.UUID;

/**
 * Calls of Hazelcast's own lock API, which wait with the engine, not with the replica: hears what becomes of them. Called
 * by the thread that applies the group's entries.
 */
public interface StockListener {
    /** Where that API does not exist. */
    StockListener NONE = new StockListener() {
        @Override
        public void granted(UUID session, long acquire, long fence) {}

        @Override
        public void waitEnded(UUID session, long acquire) {}

        @Override
        public void sessionEnded(UUID session, boolean forced) {}

        @Override
        public void clear() {}
    };

    /** The wait of that acquire is over, and the session holds the lock. */
    void granted(UUID session, long acquire, long fence);

    /** The wait of that acquire is over without the lock. */
    void waitEnded(UUID session, long acquire);

    /** @param forced whether an operator ended it: then its CP session has to end too */
    void sessionEnded(UUID session, boolean forced);

    /** Another state takes over: this member does not lead, so nobody waits here. */
    void clear();
}
