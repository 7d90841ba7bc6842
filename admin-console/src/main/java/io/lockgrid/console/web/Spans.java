package io.lockgrid.console.web;

import io.lockgrid.internal.config.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Spans of time in addresses, written as in {@code lockgrid.yaml}. */
final class Spans {
    /** Far beyond any use, and far from where computing with moments overflows. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Spans() {}

    static @Nullable Duration parse(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Durations.parse(text.trim())
                .filter(span -> !span.isNegative() && span.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        parameter + " '" + text + "' is not allowed; allowed: " + Durations.WORDS + ", 3650d at most"));
    }
}
