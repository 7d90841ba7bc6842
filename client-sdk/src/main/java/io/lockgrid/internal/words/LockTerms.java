package io.lockgrid.internal.words;

/**
 * What applies to an acquire: what its caller asks for, until the leader puts in what its configuration lays down. So a
 * table never consults a configuration of its own. Immutable.
 *
 * @param demand of which lock it wants how much
 * @param maxHoldMillis the hold is taken away after this long, 0 for never
 * @param lockDelayMillis how long the lock stays closed if the hold is taken away
 * @param maxWaiters the acquire is refused if so many wait for the lock already
 */
public record LockTerms(Demand demand, long maxHoldMillis, long lockDelayMillis, int maxWaiters) {
    public LockTerms {
        Check.notNegative("maxHoldMillis", maxHoldMillis);
        Check.notNegative("lockDelayMillis", lockDelayMillis);
        Check.notNegative("maxWaiters", maxWaiters);
    }

    /** The same with another max hold. */
    public LockTerms withMaxHold(long millis) {
        return millis == maxHoldMillis ? this : new LockTerms(demand, millis, lockDelayMillis, maxWaiters);
    }

    /** What a caller asks for who wants to be alone. */
    public static LockTerms asked(long maxHoldMillis) {
        return new LockTerms(Demand.MUTEX, maxHoldMillis, 0, 0);
    }
}
