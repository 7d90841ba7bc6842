package io.lockgrid;

import java.util.List;
import java.util.Objects;

/**
 * How the grid looks from one member or client. Immutable and thread-safe.
 *
 * @param status the state in one word
 * @param reasons why, in words for an operator, the most important first; empty when there is nothing to say. A healthy
 *     grid may have remarks too
 */
public record GridHealth(Status status, List<String> reasons) {

    /** The state of a grid. */
    public enum Status {
        /** Locks can be acquired, and still could after the loss of one more member. */
        HEALTHY,
        /** Locks can be acquired, but a further failure would stop the grid. */
        DEGRADED,
        /** Locks cannot be acquired from here: no majority, not connected, or closed. */
        UNAVAILABLE
    }

    /** Copies the reasons. */
    public GridHealth {
        Objects.requireNonNull(status, "status");
        reasons = List.copyOf(reasons);
    }
}
