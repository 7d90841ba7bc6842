package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Times that the README promises, measured where a busy machine must not pass for a broken promise. */
final class Promised {
    private static final int ATTEMPTS = 4;

    private Promised() {}

    /** Measures until it was once within the limit: what takes too long by itself is never within it by chance. */
    static void assertWithin(Duration limit, Callable<Duration> measurement) throws Exception {
        Duration shortest = measurement.call();
        for (int attempt = 1; attempt < ATTEMPTS && shortest.compareTo(limit) > 0; attempt++) {
            Duration again = measurement.call();
            shortest = again.compareTo(shortest) < 0 ? again : shortest;
        }
        assertThat(shortest).as("the shortest of %s attempts", ATTEMPTS).isLessThanOrEqualTo(limit);
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
