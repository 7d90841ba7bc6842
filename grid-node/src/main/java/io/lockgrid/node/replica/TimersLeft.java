package io.lockgrid.node.replica;

import io.lockgrid.node.table.words.TimerKey;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a replica's times at one moment; thread-safe.
 *
 * @param nanos of sessions and lock-delays
 * @param holds what is left of a max hold, asked for when it is shown: there may be one for every lock; null if it is
 *     over meanwhile
 */
public record TimersLeft(Map<TimerKey, Long> nanos, Function<TimerKey.HoldTimer, @Nullable Long> holds) {

    /** What is left of a timer; zero if there is none. */
    public Duration of(TimerKey key) {
        return Duration.ofNanos(nanos.getOrDefault(key, 0L));
    }

    /** What is left of a max hold; zero if the hold is over. */
    public Duration of(TimerKey.HoldTimer key) {
        Long left = holds.apply(key);
        return left == null ? Duration.ZERO : Duration.ofNanos(left);
    }
}
