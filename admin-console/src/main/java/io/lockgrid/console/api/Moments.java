package io.lockgrid.console.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments in addresses. */
public final class Moments {
    // Beyond these, computing with moments overflows.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

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
            Instant moment = text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
                throw refused(parameter, text, null);
            }
            return moment;
        } catch (DateTimeException e) {
            throw refused(parameter, text, e);
        }
    }

    private static IllegalArgumentException refused(String parameter, String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                parameter + " '" + text
                        + "' is not allowed; allowed: a moment such as 2026-01-02T03:04:05Z, from the year 1970 on",
                cause);
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
