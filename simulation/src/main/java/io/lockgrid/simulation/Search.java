package io.lockgrid.simulation;

/** Looks for a seed that breaks a promise. Stateless. */
public final class Search {
    private Search() {}

    /**
     * @param nanos after which no other seed is begun
     * @return the first that breaks a promise, a space, and what it breaks; empty if none of them does
     */
    public static String first(long firstSeed, long seeds, long nanos) {
        long begun = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + seeds && System.nanoTime() - begun < nanos; seed++) {
            World.Outcome outcome = World.run(seed, false);
            if (!outcome.violations().isEmpty()) {
                return seed + " " + outcome.violations().get(0);
            }
        }
        return "";
    }
}
