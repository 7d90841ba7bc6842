package io.lockgrid.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often something took how long, since counting began. Immutable and thread-safe.
 *
 * <p>All histograms of the same version of LockGrid have the same bounds, so what happened between two of them is
 * {@link #minus}.
 *
 * @param bounds the longest duration of each bucket but the last, rising
 * @param counts how many fell into each bucket: one more than there are bounds, as the last has no bound
 * @param total all durations together
 */
public record DurationHistogram(List<Duration> bounds, List<Long> counts, Duration total) {

    /**
     * Copies the lists and checks them.
     *
     * @throws IllegalArgumentException if there is not one count more than there are bounds, if the bounds do not rise,
     *     or if a count or the total is negative
     */
    public DurationHistogram {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        Objects.requireNonNull(total, "total");
        Check.that(
                counts.size() == bounds.size() + 1,
                "there has to be one count more than there are bounds, but there are " + counts.size() + " and "
                        + bounds.size());
        for (int i = 1; i < bounds.size(); i++) {
            Check.that(bounds.get(i - 1).compareTo(bounds.get(i)) < 0, "bounds have to rise, but are " + bounds);
        }
        counts.forEach(count -> Check.notNegative("count", count));
        Check.notNegative("total", total);
    }

    /** How many durations there were. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Their mean; empty if there were none. */
    public Optional<Duration> mean() {
        long count = count();
        return count == 0 ? Optional.empty() : Optional.of(total.dividedBy(count));
    }

    /**
     * What so many of them did not exceed: the upper bound of the bucket where that is so, or the highest bound where
     * it is in the last bucket. So it says too much by up to the width of a bucket.
     *
     * @param share above 0, up to 1: 0.99 for the 99th percentile
     * @return empty if there were none
     * @throws IllegalArgumentException if the share is not as described
     */
    public Optional<Duration> quantile(double share) {
        Check.that(share > 0 && share <= 1, "share has to be above 0 and up to 1, but is " + share);
        long count = count();
        if (count == 0 || bounds.isEmpty()) {
            return Optional.empty();
        }
        long rank = (long) Math.ceil(share * count);
        long below = 0;
        for (int i = 0; i < bounds.size(); i++) {
            below += counts.get(i);
            if (below >= rank) {
                return Optional.of(bounds.get(i));
            }
        }
        return Optional.of(bounds.get(bounds.size() - 1));
    }

    /**
     * What came after an earlier state of the same histogram.
     *
     * @throws IllegalArgumentException if it is not that: other bounds, or more of anything
     */
    public DurationHistogram minus(DurationHistogram earlier) {
        Check.that(bounds.equals(earlier.bounds), "the histograms have different bounds");
        List<Long> difference = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            difference.add(counts.get(i) - earlier.counts.get(i));
        }
        return new DurationHistogram(bounds, difference, total.minus(earlier.total));
    }
}
