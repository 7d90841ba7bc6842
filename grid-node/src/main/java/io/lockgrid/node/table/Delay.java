package io.lockgrid.node.table;

/**
 * The units of a hold that has ended stay closed for a while: by the lock-delay, where it was taken away, or as its holder
 * wanted, who gave it back. Immutable.
 *
 * @param fence of the hold that has ended
 * @param units that it had
 * @param millis how long they stay closed, in full
 * @param since by the wall clock of the proposer, in milliseconds since 1970
 */
public record Delay(long fence, int units, long millis, long since) {}
