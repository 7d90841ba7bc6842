package io.lockgrid.node.table;

/**
 * A handle of Hazelcast's own lock API that destroyed its lock and is no longer good. Immutable.
 *
 * @param number in the order in which they were destroyed
 */
record Destroyed(long number, String handle, String name) {
    /** How many a table remembers, the latest. */
    static final int BOUND = 256;
}
