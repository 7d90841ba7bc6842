package io.lockgrid.simulation;

/** Searches, replays and shrinks, as {@link Options#USAGE} says; ends with 1 if a promise was broken, with 2 if misused. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException misused) {
            System.err.println(misused.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        Long seed = options.seed();
        Figures figures = seed == null ? search(options) : replay(options, seed);
        System.out.println(figures);
        if (figures.failed() > 0) {
            System.exit(1);
        }
    }

    private static Figures search(Options options) {
        Figures figures = new Figures();
        long end = System.nanoTime() + (long) (options.minutes() * 60 * Sim.SECOND);
        for (long seed = options.first(); seed == options.first() || System.nanoTime() < end; seed++) {
            World.Outcome outcome = World.run(seed, false);
            figures.add(outcome);
            tell(outcome);
        }
        return figures;
    }

    private static Figures replay(Options options, long seed) {
        Figures figures = new Figures();
        World.Outcome outcome = World.run(seed, options.verbose(), options.cut());
        figures.add(outcome);
        System.out.printf("the trace of seed %d is %016x%n", seed, outcome.hash());
        tell(outcome);
        if (options.shrink() && !outcome.violations().isEmpty()) {
            Cut smallest = Shrinking.of(outcome);
            System.out.println("the smallest run that was found, "
                    + smallest.skip().size() + " of " + outcome.faults() + " faults left out: " + line(seed, smallest));
        }
        return figures;
    }

    private static void tell(World.Outcome outcome) {
        if (!outcome.violations().isEmpty()) {
            System.out.println(
                    "seed " + outcome.seed() + " broke a promise; replay it by: " + line(outcome.seed(), Cut.NONE));
            outcome.violations().stream().limit(3).forEach(System.out::println);
        }
    }

    private static String line(long seed, Cut cut) {
        return ("simulation/run --seed " + seed + " -v " + cut.options()).strip();
    }
}
