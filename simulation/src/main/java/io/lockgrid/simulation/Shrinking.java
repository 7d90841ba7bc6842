package io.lockgrid.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes what a seed shows small: has fewer locks, clients and callers, leaves out what came after it, and then one fault
 * after the other. Not thread-safe.
 */
final class Shrinking {
    /** At least as many as any seed has of locks, clients and callers. */
    private static final int MOST = 4;

    private final Function<Cut, World.Outcome> runs;
    private final String kind;
    private World.Outcome shown;
    private Cut smallest = Cut.NONE;

    private Shrinking(World.Outcome found, Function<Cut, World.Outcome> runs) {
        this.runs = runs;
        this.kind = kind(found);
        this.shown = found;
    }

    /** The smallest run that was found in which the same kind of promise is broken; as it was where nothing can go. */
    static Cut of(World.Outcome found) {
        return of(found, cut -> World.run(found.seed(), false, cut));
    }

    /** @param runs runs the seed again, with that left out */
    static Cut of(World.Outcome found, Function<Cut, World.Outcome> runs) {
        Shrinking shrinking = new Shrinking(found, runs);
        shrinking.shrink();
        return shrinking.smallest;
    }

    private void shrink() {
        tryFew(most -> smallest.withLocks(most)); // first, as with others there the numbers of the faults mean others
        tryFew(most -> smallest.withClients(most));
        tryFew(most -> smallest.withCallers(most));
        shows(smallest.withUntil(firstAt(shown)));
        for (int fault = shown.faults(); fault > 0; fault--) {
            Set<Integer> skip = new HashSet<>(smallest.skip());
            skip.add(fault);
            shows(smallest.withSkip(skip));
        }
    }

    private void tryFew(Function<Integer, Cut> fewer) {
        int most = 1;
        while (most < MOST && !shows(fewer.apply(most))) {
            most++;
        }
    }

    /** Takes it for the smallest so far if the same is seen in it. */
    private boolean shows(Cut cut) {
        World.Outcome outcome = runs.apply(cut);
        if (!kind(outcome).equals(kind)) {
            return false;
        }
        shown = outcome;
        smallest = cut;
        return true;
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
