package io.lockgrid.admin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What components of records have to be. */
final class Check {

    private Check() {}

    static void notNegative(String component, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(component + " has to be 0 or more, but is " + value);
        }
    }

    static void notNegative(String component, @Nullable Duration value) {
        if (value != null && value.isNegative()) {
            throw new IllegalArgumentException(component + " has to be zero or more, but is " + value);
        }
    }

    static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
