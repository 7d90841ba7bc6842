package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of all groups from one look at the grid to the next. Immutable.
 *
 * @param at when it ended
 * @param over how long it was
 * @param acquires holds that began, a second; null, as all that is counted, where another member led meanwhile
 * @param releases holds that were given back, a second
 * @param holds how many locks were held at its end
 * @param waiters how many waited at its end
 * @param waitP50 what half of the waits that ended with the lock did not exceed; null if there were none
 * @param waitP99 what 99 of 100 of them did not exceed
 * @param holdP50 what half of the holds that ended did not exceed; null if there were none
 * @param holdP99 what 99 of 100 of them did not exceed
 * @param losses holds that were taken away, by the reason; a count, not a rate
 */
@Schema(name = "Sample")
public record Sample(
        Instant at,
        Duration over,
        @Nullable Double acquires,
        @Nullable Double releases,
        int holds,
        int waiters,
        @Nullable Duration waitP50,
        @Nullable Duration waitP99,
        @Nullable Duration holdP50,
        @Nullable Duration holdP99,
        @Nullable Map<LockLoss.Reason, Long> losses) {
    static Sample of(Step step) {
        Change change = step.change();
        double seconds = step.over().toNanos() / 1e9;
        return new Sample(
                step.to().at(),
                step.over(),
                change == null ? null : rate(change.acquires(), seconds),
                change == null ? null : rate(change.releases(), seconds),
                step.to().statistics().stream().mapToInt(GroupStatistics::holds).sum(),
                step.to().statistics().stream()
                        .mapToInt(GroupStatistics::waiters)
                        .sum(),
                change == null ? null : quantile(change.waitTimes(), 0.5),
                change == null ? null : quantile(change.waitTimes(), 0.99),
                change == null ? null : quantile(change.holdTimes(), 0.5),
                change == null ? null : quantile(change.holdTimes(), 0.99),
                change == null ? null : change.losses());
    }

    private static Double rate(long count, double seconds) {
        return Math.round(count / seconds * 10) / 10.0; // more digits would be noise
    }

    static @Nullable Duration quantile(DurationHistogram times, double share) {
        return times.quantile(share).orElse(null);
    }
}
