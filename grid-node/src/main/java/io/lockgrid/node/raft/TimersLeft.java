package io.lockgrid.node.raft;

import io.lockgrid.node.table.TimerKey;
import java.time.Duration;
import java.util.Map;

/** What was left of a replica's times at one moment. Immutable. */
record TimersLeft(Map<TimerKey, Long> nanos) {

    /** What is left of a timer; zero if there is none. */
    Duration of(TimerKey key) {
        return Duration.ofNanos(nanos.getOrDefault(key, 0L));
    }
}
