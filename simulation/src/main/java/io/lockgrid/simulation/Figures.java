package io.lockgrid.simulation;

import java.util.Locale;

/** What many runs have shown together. Not thread-safe. */
final class Figures {
    private final long begun = System.nanoTime();
    private long seeds;
    private long failed;
    private long nanos;
    private long entries;
    private long terms;
    private long changes;
    private long faults;
    private long holds;
    private long beliefs;

    void add(World.Outcome outcome) {
        seeds++;
        failed += outcome.violations().isEmpty() ? 0 : 1;
        nanos += outcome.nanos();
        entries += outcome.entries();
        terms += outcome.terms();
        changes += outcome.seatChanges();
        faults += outcome.faults();
        holds += outcome.holds();
        beliefs += outcome.beliefs();
    }

    long failed() {
        return failed;
    }

    @Override
    public String toString() {
        double took = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d seeds, %d failed; %.0f simulated s in %.1f s (%.0f times real time); %d entries, %d terms, %d changes"
                        + " of seats, %d faults, %d holds, %d beliefs judged",
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
                beliefs);
    }
}
