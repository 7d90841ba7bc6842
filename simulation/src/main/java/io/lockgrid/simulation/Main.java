package io.lockgrid.simulation;

import java.util.List;

/** {@code --first S --minutes M} looks for seeds that break a promise; {@code --seed S [-v]} replays one. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        boolean verbose = words.contains("-v");
        long single = number(words, "--seed", -1);
        long end = System.nanoTime() + number(words, "--minutes", 1) * 60 * Sim.SECOND;
        long begun = System.nanoTime();
        long seed = single >= 0 ? single : number(words, "--first", 1);
        long seeds = 0;
        long failed = 0;
        long nanos = 0;
        long entries = 0;
        long beliefs = 0;
        long holds = 0;
        long terms = 0;
        long changes = 0;
        long faults = 0;
        long lost = 0;
        do {
            World.Outcome outcome = World.run(seed++, verbose);
            seeds++;
            nanos += outcome.nanos();
            entries += outcome.entries();
            beliefs += outcome.beliefs();
            holds += outcome.holds();
            terms += outcome.terms();
            changes += outcome.seatChanges();
            faults += outcome.faults();
            lost += outcome.lostByTheEngine() ? 1 : 0;
            if (single >= 0) {
                System.out.printf("the trace of seed %d is %016x%n", single, outcome.hash());
            }
            if (!outcome.violations().isEmpty()) {
                failed++;
                System.out.println("seed " + outcome.seed() + " broke a promise; replay it by: simulation/run --seed "
                        + outcome.seed() + " -v");
                outcome.violations().stream().limit(3).forEach(System.out::println);
            }
        } while (single < 0 && System.nanoTime() < end);
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d seeds, %d failed; %.0f simulated s in %.1f s (%.0f times real time); %d entries, %d terms, %d"
                        + " changes of seats, %d faults, %d holds, %d beliefs judged; in %d the engine lost a member%n",
                seeds,
                failed,
                nanos / 1e9,
                took,
                nanos / 1e9 / took,
                entries,
                terms,
                changes,
                faults,
                holds,
                beliefs,
                lost);
        if (failed > 0) {
            System.exit(1);
        }
    }

    private static long number(List<String> words, String option, long otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
    }
}
