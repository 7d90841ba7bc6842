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
        String name,
        long fence,
        @Nullable String typed,
        @Nullable String reason) {}
