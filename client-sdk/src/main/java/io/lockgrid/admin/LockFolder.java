package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The locks whose names begin alike up to a {@code /}, counted at one moment. Immutable and thread-safe.
 *
 * @param prefix how their names begin, with the {@code /} at its end
 * @param locks how many are live
 * @param held how many of them are held
 * @param waiters how many wait for any of them
 * @param heldSince since when the one is held that has been held for longest; null if none is held
 */
public record LockFolder(
        String prefix,
        int locks,
        int held,
        int waiters,
        @MayBeNull @Nullable Instant heldSince) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative, or {@code heldSince} is there without a hold
     */
    public LockFolder {
        Objects.requireNonNull(prefix, "prefix");
        Check.notNegative("locks", locks);
        Check.notNegative("held", held);
        Check.notNegative("waiters", waiters);
        Check.that(
                (heldSince != null) == (held > 0),
                "A folder has heldSince exactly if a lock in it is held, but it is " + heldSince + " for " + held);
    }
}
