package io.lockgrid.console.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a minute. Immutable.
 *
 * @param at its begin
 * @param looks how often the grid answered
 * @param unanswered how often it did not
 * @param acquires holds that began
 * @param maxHoldEnded holds lost as their max hold ended
 * @param forced holds lost to an operator
 * @param expired holds lost with their session
 * @param closed holds that went on when their own member or client was closed
 * @param holds the most at a time
 * @param waiters the most at a time
 * @param waitP99 in nanoseconds; null if there were none
 * @param holdP99 in nanoseconds; null if there were none
 * @param locks the locks that were waited for most, the most first
 */
record Minute(
        Instant at,
        int looks,
        int unanswered,
        long acquires,
        long maxHoldEnded,
        long forced,
        long expired,
        long closed,
        int holds,
        int waiters,
        @Nullable Long waitP99,
        @Nullable Long holdP99,
        List<Queue> locks) {
    Minute {
        locks = List.copyOf(locks);
    }

    /**
     * The queue of a lock in that minute. Immutable.
     *
     * @param lock its name
     * @param waitedMillis by all its waiters together
     * @param waiters the most at a time
     * @param longestMillis the longest wait that was seen
     * @param holder who was seen holding it most; null if nobody was
     * @param seen how often
     */
    record Queue(
            String lock,
            long waitedMillis,
            int waiters,
            long longestMillis,
            @Nullable String holder,
            int seen) {}
}
