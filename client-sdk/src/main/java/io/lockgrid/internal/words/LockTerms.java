package io.lockgrid.internal.words;

/**
 * What applies to an acquire: what its caller asks for, until the leader puts in what its configuration lays down. So a
 * table never consults a configuration of its own. Immutable.
 *
 * @param maxHoldMillis the hold is taken away after this long, 0 for never
 * @param lockDelayMillis how long the lock stays closed if the hold is taken away
 * @param maxWaiters the acquire is refused if so many wait for the lock already
 */
public record LockTerms(long maxHoldMillis, long lockDelayMillis, int maxWaiters) {
    public LockTerms {
        Check.notNegative("maxHoldMillis", maxHoldMillis);
        Check.notNegative("lockDelayMillis", lockDelayMillis);
        Check.notNegative("maxWaiters", maxWaiters);
    }

    /** What a caller asks for. */
    public static LockTerms asked(long maxHoldMillis) {
        return new LockTerms(maxHoldMillis, 0, 0);
    }
}
