package io.lockgrid.node.replica.seen;

import io.lockgrid.admin.DurationHistogram;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts durations by powers of two of a millisecond: up to 1 ms, 2 ms, 4 ms, ... 2.3 h, longer. Not thread-safe. */
final class Buckets {
    /** 2^23 ms, a little more than two hours. */
    private static final int HIGHEST_POWER = 23;

    private static final List<Duration> BOUNDS = IntStream.rangeClosed(0, HIGHEST_POWER)
            .mapToObj(power -> Duration.ofMillis(1L << power))
            .toList();

    private final long[] counts = new long[BOUNDS.size() + 1];
    private long total;

    /** One more; clocks of two leaders may disagree, so less than nothing counts as nothing. */
    void add(long millis) {
        long duration = Math.max(0, millis);
        int power = duration <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(duration - 1);
        counts[Math.min(power, HIGHEST_POWER + 1)]++;
        total += duration;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    DurationHistogram read() {
        return new DurationHistogram(BOUNDS, Arrays.stream(counts).boxed().toList(), Duration.ofMillis(total));
    }
}
