package io.lockgrid.console.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments in addresses. */
public final class Moments {
    private Moments() {}

    /**
     * A moment as ISO 8601 has it; without a zone, as forms send it, it is UTC.
     *
     * @throws IllegalArgumentException if it is not one; names the parameter
     */
    public static Instant parse(String parameter, @Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    parameter + " '" + text + "' is not allowed; allowed: a moment such as 2026-01-02T03:04:05Z", e);
        }
    }

    /**
     * Refuses a time that ends before it begins.
     *
     * @throws IllegalArgumentException if it does
     */
    public static void needOrder(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from '" + from + "' is not before to '" + to + "'; swap them");
        }
    }
}
