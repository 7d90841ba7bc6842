package io.lockgrid.node.table;

import java.util.UUID;

/**
 * A hold or wait whose beginning is known no better than by the entry before it, until a clock command comes. Immutable.
 *
 * @param number in the order in which they began
 */
record Undated(long number, UUID session, long acquire) {}
