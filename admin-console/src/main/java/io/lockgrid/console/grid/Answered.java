package io.lockgrid.console.grid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the grid answered, and when. Immutable.
 *
 * @param value the answer
 * @param at when it was given
 * @param problem why it is not of now; null if it is
 */
public record Answered<T>(T value, Instant at, @Nullable String problem) {
    /** Whether this is an old answer, because the grid gives none now. */
    public boolean isOld() {
        return problem != null;
    }
}
