package io.lockgrid.console.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a time. Immutable.
 *
 * @param from its begin
 * @param to its end
 * @param step how much time each point stands for
 * @param points the oldest first; none where the console did not run
 * @param locks the most waited for first
 * @param off why nothing is kept, and what to do about it; null if the history is on
 * @param problem why nothing is kept right now; null if there is none
 */
@Schema(name = "History")
public record Past(
        Instant from,
        Instant to,
        Duration step,
        List<HistoryPoint> points,
        List<Contention> locks,
        @Nullable String off,
        @Nullable String problem) {
    /** Copies the lists. */
    public Past {
        points = List.copyOf(points);
        locks = List.copyOf(locks);
    }

    static Past nothing(Instant from, Instant to, @Nullable String off, @Nullable String problem) {
        return new Past(from, to, Duration.ofMinutes(1), List.of(), List.of(), off, problem);
    }
}
