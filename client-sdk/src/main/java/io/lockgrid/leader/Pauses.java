package io.lockgrid.leader;

import java.time.Duration;

/** How long to wait after one failure and the next: from 1 s to 30 s. Thread-safe. */
final class Pauses {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = SHORTEST; // guarded by this

    synchronized Duration next() {
        Duration pause = next;
        Duration twice = pause.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return pause;
    }

    /** It went well. */
    synchronized void reset() {
        next = SHORTEST;
    }
}
