package io.lockgrid.node.table;

/**
 * A lock-delay: the units of a hold that was taken away stay closed for a while. Immutable.
 *
 * @param fence of the hold that was taken away
 * @param units that it had
 * @param millis how long they stay closed, in full
 * @param since by the wall clock of the proposer, in milliseconds since 1970
 */
public record Delay(long fence, int units, long millis, long since) {}
