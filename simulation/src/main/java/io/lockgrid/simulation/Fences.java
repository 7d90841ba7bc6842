package io.lockgrid.simulation;

import io.lockgrid.Hold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fences that callers have got of each lock, in the whole run. Not thread-safe. */
final class Fences {
    private final Sim sim;
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, Set<Long>> given = new HashMap<>();

    Fences(Sim sim) {
        this.sim = sim;
    }

    /** The highest that anybody has got of that lock, 0 for none. */
    long highest(String lock) {
        return highest.getOrDefault(lock, 0L);
    }

    /** @param before the highest that was known when this caller asked */
    void got(Hold hold, long before) {
        if (hold.fence() <= before) {
            sim.violation("FENCE: " + hold + " after " + before);
        }
        if (!given.computeIfAbsent(hold.lockName(), any -> new HashSet<>()).add(hold.fence())) {
            sim.violation("FENCE: " + hold + ", which another has got");
        }
        highest.merge(hold.lockName(), hold.fence(), Math::max);
    }
}
