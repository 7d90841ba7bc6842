package io.lockgrid.console.cli.text;

import java.time.Duration;
import java.time.Instant;

/** Spans of time in words, as short as they can be read at a glance. */
public final class Ages {

    private Ages() {}

    /** The largest unit that fits, rounded down: {@code 12 s}, {@code 4 min}, {@code 3 h}, {@code 2 d}. */
    public static String words(Duration span) {
        if (span.isNegative()) {
            return "0 s";
        }
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return span.toSeconds() + " s";
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return span.toMinutes() + " min";
        }
        return span.compareTo(Duration.ofDays(1)) < 0 ? span.toHours() + " h" : span.toDays() + " d";
    }

    /** How long ago that was; clocks differ between hosts, so something in the future is {@code 0 s}. */
    public static String since(Instant start, Instant now) {
        return words(Duration.between(start, now));
    }
}
