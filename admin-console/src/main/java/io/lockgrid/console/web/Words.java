package io.lockgrid.console.web;

import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.console.cli.text.Ages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words and addresses that several pages have in common. */
public final class Words {
    private Words() {}

    /** How long ago, such as {@code 4 min}. */
    public static String age(Instant since, Instant now) {
        return Ages.since(since, now);
    }

    /** The exact time, for people. */
    public static String exact(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }

    /** A moment as a field of a form has it, in UTC. */
    public static String field(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().substring(0, 16);
    }

    /** A span, such as {@code 4 min}; nothing for none. */
    public static String span(@Nullable Duration span) {
        return span == null ? "" : Ages.words(span);
    }

    /** A state in a word. */
    public static String state(LockState state) {
        return switch (state) {
            case HELD -> "held";
            case WAITED_FOR -> "waited for";
            case DELAYED -> "in lock-delay";
        };
    }

    /** With a capital letter, to begin a heading. */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What happened, in a few words. */
    public static String event(LockEvent event) {
        String what = event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        LockEvent.Cause cause = event.cause();
        return cause == null
                ? what
                : what + " (" + cause.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** Since when the one who waits for longest does, of those that are known. */
    public static Optional<Instant> longestWait(LockInfo lock) {
        return lock.waiters().stream().map(WaiterInfo::since).min(Comparator.naturalOrder());
    }

    /** A text with so many characters at most, where a character of two units counts as one. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** A part of an address. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
