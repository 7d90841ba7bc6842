package io.lockgrid.node.replica;

/**
 * What a member's configuration lays down for an acquire: it goes into the command, so that replicas never consult their
 * own files. Immutable.
 *
 * @param maxHoldMillis of the hold to come, 0 for none
 * @param lockDelayMillis of the hold to come, 0 for none
 * @param maxWaiters how many may wait for the lock
 */
public record LockTerms(long maxHoldMillis, long lockDelayMillis, int maxWaiters) {}
