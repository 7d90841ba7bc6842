package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all groups counted between two readings. Immutable.
 *
 * @param acquires holds that began
 * @param releases holds that were given back
 * @param losses holds that were taken away, by the reason
 * @param waitTimes of the grants
 * @param holdTimes of the holds that ended
 */
record Change(
        long acquires,
        long releases,
        Map<LockLoss.Reason, Long> losses,
        DurationHistogram waitTimes,
        DurationHistogram holdTimes) {
    Change {
        losses = Collections.unmodifiableMap(new EnumMap<>(losses));
    }

    /** Empty if any group has no difference: the rest alone would look like a drop in traffic. */
    static Optional<Change> between(List<GroupStatistics> earlier, List<GroupStatistics> now) {
        if (now.isEmpty() || earlier.size() != now.size()) {
            return Optional.empty();
        }
        Change all = null;
        for (int i = 0; i < now.size(); i++) {
            GroupStatistics before = earlier.get(i);
            GroupStatistics after = now.get(i);
            if (!after.continues(before) || !rises(before, after)) {
                return Optional.empty();
            }
            Change one = ofGroup(before, after);
            all = all == null ? one : all.plus(one);
        }
        return Optional.ofNullable(all);
    }

    private static Change ofGroup(GroupStatistics before, GroupStatistics after) {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            losses.put(reason, after.lossesBy(reason) - before.lossesBy(reason));
        }
        return new Change(
                after.grants() - before.grants(),
                after.releases() - before.releases(),
                losses,
                after.waitTimes().minus(before.waitTimes()),
                after.holdTimes().minus(before.holdTimes()));
    }

    /** Both together. */
    Change plus(Change other) {
        Map<LockLoss.Reason, Long> sums = new EnumMap<>(LockLoss.Reason.class);
        sums.putAll(losses);
        other.losses.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
        return new Change(
                acquires + other.acquires,
                releases + other.releases,
                sums,
                plus(waitTimes, other.waitTimes),
                plus(holdTimes, other.holdTimes));
    }

    /** Histograms of two versions cannot be added; the later one says more. */
    private static DurationHistogram plus(DurationHistogram one, DurationHistogram other) {
        if (!one.bounds().equals(other.bounds())) {
            return other;
        }
        List<Long> counts = new ArrayList<>(one.counts().size());
        for (int i = 0; i < one.counts().size(); i++) {
            counts.add(one.counts().get(i) + other.counts().get(i));
        }
        return new DurationHistogram(one.bounds(), counts, one.total().plus(other.total()));
    }

    /** A counter that fell would be a negative rate, whatever the reason. */
    private static boolean rises(GroupStatistics before, GroupStatistics after) {
        return after.grants() >= before.grants()
                && after.releases() >= before.releases()
                && rises(before.waitTimes(), after.waitTimes())
                && rises(before.holdTimes(), after.holdTimes())
                && before.losses().keySet().stream()
                        .allMatch(reason -> after.lossesBy(reason) >= before.lossesBy(reason));
    }

    private static boolean rises(DurationHistogram before, DurationHistogram after) {
        if (!before.bounds().equals(after.bounds()) || after.total().compareTo(before.total()) < 0) {
            return false;
        }
        for (int i = 0; i < after.counts().size(); i++) {
            if (after.counts().get(i) < before.counts().get(i)) {
                return false;
            }
        }
        return true;
    }
}
