package io.lockgrid.admin;

import java.util.Objects;

/**
 * One hold of a lock. Immutable and thread-safe.
 *
 * @param fence its fence
 * @param depth how often its holder has it
 * @param units how many of the lock's units it has
 * @param holder whose it is
 */
public record HoldInfo(long fence, int depth, int units, HolderInfo holder) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is not above 0
     */
    public HoldInfo {
        Objects.requireNonNull(holder, "holder");
        Check.that(
                fence > 0 && depth > 0 && units > 0,
                "Of a hold fence, depth and units are above 0, but they are " + fence + ", " + depth + " and " + units);
    }
}
