package io.lockgrid.internal.text;

import java.time.Duration;
import java.util.Objects;

/** Checks time spans at the edge. Stateless. */
public final class Durations {
    /** Beyond any use of a lock, and far from overflow in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Nobody should find a lock closed for long whose holder is gone. */
    public static final Duration LONGEST_CLOSED = Duration.ofDays(1);

    private Durations() {}

    /** At least a millisecond; the grid counts in milliseconds. */
    public static long positiveMillis(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: 1 ms to 365 days; nothing was sent");
        }
        return value.toMillis();
    }

    /** For how long a lock stays closed after its release, in milliseconds. */
    public static long closedForMillis(Duration value) {
        Objects.requireNonNull(value, "closedFor");
        if (value.isNegative() || value.compareTo(LONGEST_CLOSED) > 0) {
            throw new IllegalArgumentException(
                    "closedFor is " + value + "; allowed: zero to one day; nothing was released");
        }
        return value.toMillis();
    }

    public static Duration notNegative(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: zero or more");
        }
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
    }
}
