package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a trial. Immutable.
 *
 * @param outage the longest time in which none of the callers that shall be served got a lock, in seconds
 * @param outageAfter how long after the fault began the outage did, in seconds
 * @param slowestTry the longest {@code tryAcquire(1 s)}, in seconds
 * @param unavailable calls that the grid did not answer
 * @param lost holds that were taken away
 * @param refused late writes that the store refused
 * @param broken the promises of safety and liveness that were broken
 * @param late figures that are above their limits: these depend on the machine's load too
 */
record Verdict(
        String fault,
        double outage,
        double outageAfter,
        double slowestTry,
        int grants,
        int unavailable,
        int lost,
        int refused,
        List<String> notes,
        List<String> broken,
        List<String> late) {

    Verdict {
        notes = List.copyOf(notes);
        broken = List.copyOf(broken);
        late = List.copyOf(late);
    }

    /** The same, with what was later than allowed. */
    Verdict limited(double longestOutage) {
        List<String> found = new ArrayList<>(late);
        if (outage > longestOutage) {
            found.add(String.format(Locale.ROOT, "an outage of %.1f s; allowed: %.1f s", outage, longestOutage));
        }
        if (slowestTry > 2) {
            found.add(String.format(Locale.ROOT, "tryAcquire(1 s) took %.1f s; allowed: 2 s", slowestTry));
        }
        return new Verdict(
                fault, outage, outageAfter, slowestTry, grants, unavailable, lost, refused, notes, broken, found);
    }

    /** Whether nothing was broken or late. */
    boolean isWell() {
        return broken.isEmpty() && late.isEmpty();
    }

    private String judgement() {
        List<String> all = new ArrayList<>(broken);
        all.addAll(late);
        return all.isEmpty()
                ? "ok"
                : "WRONG: " + all.get(0) + (all.size() > 1 ? " and " + (all.size() - 1) + " more" : "");
    }

    static final String HEAD = String.format(
            "%-22s %9s %9s %9s %7s %7s %5s %8s  %s",
            "fault", "outage s", "began s", "try(1s) s", "grants", "unavail", "lost", "refused", "verdict");

    String line() {
        return String.format(
                Locale.ROOT,
                "%-22s %9.2f %9.1f %9.2f %7d %7d %5d %8d  %s%s",
                fault,
                outage,
                outageAfter,
                slowestTry,
                grants,
                unavailable,
                lost,
                refused,
                judgement(),
                notes.isEmpty() ? "" : "  (" + String.join("; ", notes) + ")");
    }
}
