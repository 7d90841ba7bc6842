package io.lockgrid.console.web;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * What the form for a release sends. Immutable.
 *
 * @param name of the lock
 * @param fence of the hold, as it was seen
 * @param typed the name again, typed by hand
 * @param reason why
 */
@Introspected
record ReleaseForm(
        @Nullable String name,
        long fence,
        @Nullable String typed,
        @Nullable String reason) {
    /**
     * The lock that is meant.
     *
     * @throws IllegalArgumentException if the form names none
     */
    String lock() {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "name is missing; nothing was released and nobody was asked; open the form from the lock's page");
        }
        return name;
    }
}
