package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a trial. Immutable.
 *
 * @param outage the longest time in which none of the callers that shall be served got a lock, in seconds
 * @param slowestTry the longest {@code tryAcquire(1 s)}, in seconds
 * @param unavailable calls that the grid did not answer
 * @param lost holds that were taken away
 * @param refused late writes that the store refused
 * @param wrong the promises that were broken
 */
record Verdict(
        String fault,
        double outage,
        double slowestTry,
        int grants,
        int unavailable,
        int lost,
        int refused,
        List<String> notes,
        List<String> wrong) {

    Verdict {
        notes = List.copyOf(notes);
        wrong = List.copyOf(wrong);
    }

    /** The same, wrong if the outage was longer than that, or a bounded call was not bounded. */
    Verdict limited(double longestOutage) {
        List<String> more = new ArrayList<>(wrong);
        if (outage > longestOutage) {
            more.add(String.format(Locale.ROOT, "an outage of %.1f s; allowed: %.1f s", outage, longestOutage));
        }
        if (slowestTry > 2) {
            more.add(String.format(Locale.ROOT, "tryAcquire(1 s) took %.1f s; allowed: 2 s", slowestTry));
        }
        return new Verdict(fault, outage, slowestTry, grants, unavailable, lost, refused, notes, more);
    }

    static final String HEAD = String.format(
            "%-22s %9s %9s %7s %7s %5s %8s  %s",
            "fault", "outage s", "try(1s) s", "grants", "unavail", "lost", "refused", "verdict");

    String line() {
        return String.format(
                Locale.ROOT,
                "%-22s %9.2f %9.2f %7d %7d %5d %8d  %s%s",
                fault,
                outage,
                slowestTry,
                grants,
                unavailable,
                lost,
                refused,
                wrong.isEmpty()
                        ? "ok"
                        : "WRONG: " + wrong.get(0) + (wrong.size() > 1 ? " and " + (wrong.size() - 1) + " more" : ""),
                notes.isEmpty() ? "" : "  (" + String.join("; ", notes) + ")");
    }
}
