package io.lockgrid.internal.words;

import io.lockgrid.admin.LockKind;

/**
 * What an acquire wants of a lock, which is a pool of units: first come, first served, and none overtakes another whose
 * units are not free yet. No rule knows more of a kind than this. Immutable.
 *
 * @param kind what the units mean to those who hold them; the first claim of a lock lays it down for as long as there is
 *     one, together with the capacity
 * @param capacity how many units the lock has
 * @param units how many of them are wanted
 */
public record Demand(LockKind kind, int capacity, int units) {
    /** All of a lock that has one unit. */
    public static final Demand MUTEX = new Demand(LockKind.MUTEX, 1, 1);

    public Demand {
        Check.positive("units", units);
        Check.atLeast("capacity", capacity, units);
    }

    /** Whether both may be of one lock. */
    public boolean isLike(Demand other) {
        return kind == other.kind && capacity == other.capacity;
    }
}
