package io.lockgrid.admin;

import io.lockgrid.LockLoss;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What happened to the locks of one CP group, as the member that leads it has counted. Immutable and thread-safe.
 *
 * <p>Every member counts for itself, from when it became part of the group, and its counters are not handed over: when
 * another member leads, or {@link #since} is another, they are no continuation of what was read before. To get a rate,
 * take the difference of two readings with the same {@link #member} and {@link #since}; {@link #continues} tells.
 *
 * @param group the name of the group
 * @param member the {@linkplain MemberInfo#id() id} of the member that counts
 * @param since when it began to count, by its clock
 * @param grants holds that began; an owner that enters a hold of its own once more is not counted
 * @param releases holds that were given back
 * @param failedTries tries that do not wait and found the lock held or in lock-delay
 * @param timeouts waits that ended without the lock as their time was over
 * @param withdrawals waits that ended without the lock for any other reason: given up by their caller, or their session
 *     ended. A caller that counts its time itself gives up, and is counted here
 * @param losses holds that were taken away, by the reason; a reason without any may be absent. What only the holder
 *     knows, {@link LockLoss.Reason#GRID_RESTARTED}, is never here
 * @param holds how many locks are held now
 * @param waiters how many wait now
 * @param waitTimes from the begin of the wait to the grant, of every grant; 0 for those that did not have to wait
 * @param holdTimes from the grant to the end of the hold, of every hold that ended
 */
public record GroupStatistics(
        String group,
        String member,
        Instant since,
        long grants,
        long releases,
        long failedTries,
        long timeouts,
        long withdrawals,
        Map<LockLoss.Reason, Long> losses,
        int holds,
        int waiters,
        DurationHistogram waitTimes,
        DurationHistogram holdTimes) {

    /**
     * Copies the losses and checks the numbers.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public GroupStatistics {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(since, "since");
        Check.notNegative("grants", grants);
        Check.notNegative("releases", releases);
        Check.notNegative("failedTries", failedTries);
        Check.notNegative("timeouts", timeouts);
        Check.notNegative("withdrawals", withdrawals);
        Map<LockLoss.Reason, Long> copy = new EnumMap<>(LockLoss.Reason.class);
        copy.putAll(losses);
        copy.values().forEach(count -> Check.notNegative("losses", count));
        losses = Collections.unmodifiableMap(copy);
        Check.notNegative("holds", holds);
        Check.notNegative("waiters", waiters);
        Objects.requireNonNull(waitTimes, "waitTimes");
        Objects.requireNonNull(holdTimes, "holdTimes");
    }

    /** How many holds were taken away for this reason. */
    public long lossesBy(LockLoss.Reason reason) {
        return losses.getOrDefault(reason, 0L);
    }

    /** How many holds were taken away for any reason. */
    public long lossCount() {
        return losses.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the same member has counted on since an earlier reading, so that differences mean something. */
    public boolean continues(GroupStatistics earlier) {
        return group.equals(earlier.group) && member.equals(earlier.member) && since.equals(earlier.since);
    }
}
