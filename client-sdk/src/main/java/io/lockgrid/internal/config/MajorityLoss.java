package io.lockgrid.internal.config;

import java.time.Duration;
import java.util.Optional;

/** How {@code on-majority-loss} is written; zero stands for waiting. */
final class MajorityLoss {

    private static final String WAIT = "wait";
    private static final String RESTART = "restart-table after ";
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(30);
    private static final String WORDS = "wait, or 'restart-table after' and a duration of " + Durations.format(LEAST)
            + " to " + Durations.format(MOST) + ", such as 'restart-table after 5m'";

    private MajorityLoss() {}

    static ScalarKey<Duration> key(String path) {
        return new ScalarKey<>(
                path,
                new Form<>(MajorityLoss::read, MajorityLoss::write, WORDS),
                after -> after.isZero() || isInRange(after),
                WORDS);
    }

    private static boolean isInRange(Duration after) {
        return after.compareTo(LEAST) >= 0 && after.compareTo(MOST) <= 0;
    }

    private static Optional<Duration> read(String text) {
        String single = text.strip().replaceAll("\\s+", " ");
        if (single.equals(WAIT)) {
            return Optional.of(Duration.ZERO);
        }
        return single.startsWith(RESTART)
                ? Durations.parse(single.substring(RESTART.length())).filter(MajorityLoss::isInRange)
                : Optional.empty();
    }

    private static String write(Duration after) {
        return after.isZero() ? WAIT : RESTART + Durations.format(after);
    }
}
