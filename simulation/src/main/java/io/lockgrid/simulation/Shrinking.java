package io.lockgrid.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes what a seed shows small: leaves out what came after it, and then one fault after the other. Stateless. */
final class Shrinking {
    private Shrinking() {}

    /** The smallest run that was found in which the same kind of promise is broken; as it was where nothing can go. */
    static Cut of(World.Outcome found) {
        String kind = kind(found);
        Cut smallest = Cut.NONE;
        Cut shorter = new Cut(firstAt(found), Set.of());
        if (kind(World.run(found.seed(), false, shorter)).equals(kind)) {
            smallest = shorter;
        }
        for (int fault = found.faults(); fault > 0; fault--) {
            Set<Integer> skip = new HashSet<>(smallest.skip());
            skip.add(fault);
            Cut without = new Cut(smallest.until(), Set.copyOf(skip));
            if (kind(World.run(found.seed(), false, without)).equals(kind)) {
                smallest = without;
            }
        }
        return smallest;
    }

    /** The first word of what was said: BELIEF, FENCE and so on; empty where no promise was broken. */
    private static String kind(World.Outcome outcome) {
        List<String> violations = outcome.violations();
        return violations.isEmpty() ? "" : Trace.words(violations.get(0)).split(":", 2)[0];
    }

    private static long firstAt(World.Outcome outcome) {
        return (long) (Trace.seconds(outcome.violations().get(0)) * Sim.SECOND);
    }
}
