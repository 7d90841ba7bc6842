package io.lockgrid.node.table;

/**
 * The lock-delay of a lock whose hold was taken away. Immutable.
 *
 * @param fence of the hold that was taken away
 * @param millis how long the lock stays closed, in full
 * @param since by the wall clock of the proposer, in milliseconds since 1970
 */
public record Delay(long fence, long millis, long since) {}
