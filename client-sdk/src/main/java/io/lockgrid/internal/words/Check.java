package io.lockgrid.internal.words;

/** Checks of components, so that what cannot be is refused where it is made or read. */
public final class Check {
    /** Far from where arithmetic on sequences would overflow. */
    private static final long HIGHEST_SEQUENCE = Long.MAX_VALUE / 2;

    private Check() {}

    public static void sequence(String field, long value) {
        atLeast(field, value, 1);
        atMost(field, value, HIGHEST_SEQUENCE);
    }

    /** A sequence, or 0 for before the first. */
    public static void sequenceOrZero(String field, long value) {
        atLeast(field, value, 0);
        atMost(field, value, HIGHEST_SEQUENCE);
    }

    public static void positive(String field, long value) {
        atLeast(field, value, 1);
    }

    public static void notNegative(String field, long value) {
        atLeast(field, value, 0);
    }

    public static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", but is " + value);
        }
    }

    private static void atMost(String field, long value, long most) {
        if (value > most) {
            throw new IllegalArgumentException(field + " must be at most " + most + ", but is " + value);
        }
    }
}
