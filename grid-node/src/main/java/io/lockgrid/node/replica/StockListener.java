package io.lockgrid.node.replica;

import io.lockgrid.node.table.words.SessionId;

/**
 * Calls of Hazelcast's own lock API, which wait with the engine, not with the replica: hears what becomes of them. Called
 * by the thread that applies the group's entries.
 */
public interface StockListener {
    /** Where that API does not exist. */
    StockListener NONE = new StockListener() {
        @Override
        public void granted(SessionId session, long acquire, long fence) {}

        @Override
        public void waitEnded(SessionId session, long acquire) {}

        @Override
        public void sessionEnded(SessionId session, boolean forced) {}

        @Override
        public void clear() {}
    };

    /** The wait of that acquire is over, and the session holds the lock. */
    void granted(SessionId session, long acquire, long fence);

    /** The wait of that acquire is over without the lock. */
    void waitEnded(SessionId session, long acquire);

    /** @param forced whether an operator ended it: then its CP session has to end too */
    void sessionEnded(SessionId session, boolean forced);

    /** Another state takes over: this member does not lead, so nobody waits here. */
    void clear();
}
