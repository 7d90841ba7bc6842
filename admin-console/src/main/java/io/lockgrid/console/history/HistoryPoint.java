package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one step of a time. Immutable.
 *
 * @param at its begin
 * @param acquires holds that began, a second; null while the grid did not answer at all
 * @param holds the most at a time; null while the grid did not answer at all
 * @param waiters the most at a time; null while the grid did not answer at all
 * @param waitP99 the worst minute's; null if nobody got a lock
 * @param holdP99 the worst minute's; null if no hold ended
 * @param losses holds that were taken away, by the reason
 * @param unanswered how often the grid did not answer the console
 */
@Schema(name = "HistoryPoint")
public record HistoryPoint(
        Instant at,
        @Nullable Double acquires,
        @Nullable Integer holds,
        @Nullable Integer waiters,
        @Nullable Duration waitP99,
        @Nullable Duration holdP99,
        Map<LockLoss.Reason, Long> losses,
        int unanswered) {}
