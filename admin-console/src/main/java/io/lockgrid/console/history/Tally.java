package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.console.grid.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the looks of one minute. Not thread-safe. */
final class Tally {
    /** So that the store is bounded whatever the locks are called. */
    private static final int MOST_LOCKS = 20;
    /** After a silence of the grid nobody knows who waited: no look counts for more than this. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final Instant at;
    private final Map<String, Queue> queues = new HashMap<>();
    private int looks;
    private int unanswered;
    private int holds;
    private int waiters;
    private @Nullable Change change;

    Tally(Instant at) {
        this.at = at;
    }

    Instant at() {
        return at;
    }

    void unanswered() {
        unanswered++;
    }

    void add(Step step) {
        looks++;
        Picture picture = step.to();
        holds = Math.max(
                holds,
                picture.statistics().stream().mapToInt(GroupStatistics::holds).sum());
        waiters = Math.max(
                waiters,
                picture.statistics().stream().mapToInt(GroupStatistics::waiters).sum());
        if (step.change() != null) {
            change = change == null ? step.change() : change.plus(step.change());
        }
        long millis = Math.min(step.over().toMillis(), LONGEST_STEP.toMillis());
        for (LockInfo lock : picture.busiest().locks()) {
            if (lock.waiterCount() > 0) {
                queues.computeIfAbsent(lock.name(), name -> new Queue()).add(lock, millis, picture.at());
            }
        }
    }

    Minute minute() {
        List<Minute.Queue> most = queues.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .sorted(Comparator.comparingLong(Minute.Queue::waitedMillis)
                        .reversed()
                        .thenComparing(Minute.Queue::lock))
                .limit(MOST_LOCKS)
                .toList();
        Change all = change;
        return new Minute(
                at,
                looks,
                unanswered,
                all == null ? 0 : all.acquires(),
                losses(LockLoss.Reason.MAX_HOLD_ENDED),
                losses(LockLoss.Reason.FORCED),
                losses(LockLoss.Reason.SESSION_EXPIRED),
                losses(LockLoss.Reason.CLOSED),
                holds,
                waiters,
                all == null ? null : nanos(Sample.quantile(all.waitTimes(), 0.99)),
                all == null ? null : nanos(Sample.quantile(all.holdTimes(), 0.99)),
                most);
    }

    private long losses(LockLoss.Reason reason) {
        return change == null ? 0 : change.losses().getOrDefault(reason, 0L);
    }

    private static @Nullable Long nanos(@Nullable Duration span) {
        return span == null ? null : span.toNanos();
    }

    /** One lock. */
    private static final class Queue {
        private long waited;
        private int most;
        private long longest;
        private final Map<String, Integer> holders = new HashMap<>();

        void add(LockInfo lock, long millis, Instant now) {
            waited += millis * lock.waiterCount();
            most = Math.max(most, lock.waiterCount());
            for (WaiterInfo waiter : lock.waiters()) {
                longest =
                        Math.max(longest, Duration.between(waiter.since(), now).toMillis());
            }
            HolderInfo holder = lock.holder();
            if (holder != null) {
                holders.merge(holder.member() + " (" + holder.owner() + ")", 1, Integer::sum);
            }
        }

        Minute.Queue of(String lock) {
            Map.Entry<String, Integer> usual = holders.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElse(null);
            return new Minute.Queue(
                    lock,
                    waited,
                    most,
                    longest,
                    usual == null ? null : usual.getKey(),
                    usual == null ? 0 : usual.getValue());
        }
    }
}
