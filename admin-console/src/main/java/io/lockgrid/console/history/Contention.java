package io.lockgrid.console.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a lock was waited for in a time. Immutable.
 *
 * @param lock its name
 * @param waited by all its waiters together
 * @param waiters the most at a time
 * @param longestWait the longest that was seen
 * @param holder who was seen holding it most while others waited; null if nobody was
 */
@Schema(name = "Contention")
public record Contention(
        String lock,
        Duration waited,
        int waiters,
        Duration longestWait,
        @Nullable String holder) {
    Contention withHolder(@Nullable String known) {
        return new Contention(lock, waited, waiters, longestWait, known);
    }
}
