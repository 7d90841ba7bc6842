package io.lockgrid.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left out of a run, to make what it shows small. Immutable.
 *
 * @param until after that many nanoseconds nothing goes wrong any more
 * @param skip the faults that do not happen, by their number in the run
 * @param clients how many there are at most, whatever the seed says
 * @param callers how many each of them has at most
 * @param locks how many they want at most
 */
record Cut(long until, Set<Integer> skip, int clients, int callers, int locks) {
    static final Cut NONE = new Cut(Long.MAX_VALUE, Set.of());

    Cut(long until, Set<Integer> skip) {
        this(until, skip, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    boolean leavesOut(int fault, long now) {
        return now > until || skip.contains(fault);
    }

    Cut withUntil(long time) {
        return new Cut(time, skip, clients, callers, locks);
    }

    Cut withSkip(Set<Integer> faults) {
        return new Cut(until, Set.copyOf(faults), clients, callers, locks);
    }

    Cut withClients(int most) {
        return new Cut(until, skip, most, callers, locks);
    }

    Cut withCallers(int most) {
        return new Cut(until, skip, clients, most, locks);
    }

    Cut withLocks(int most) {
        return new Cut(until, skip, clients, callers, most);
    }

    /** The options that {@link Options} reads it from, empty if nothing is left out. */
    String options() {
        List<String> options = new ArrayList<>();
        if (until != Long.MAX_VALUE) {
            options.add("--until " + (until + Sim.MILLI - 1) / Sim.MILLI / 1_000.0);
        }
        if (!skip.isEmpty()) {
            options.add("--skip " + skip.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
        }
        add(options, "--clients", clients);
        add(options, "--callers", callers);
        add(options, "--locks", locks);
        return String.join(" ", options);
    }

    private static void add(List<String> options, String name, int most) {
        if (most != Integer.MAX_VALUE) {
            options.add(name + " " + most);
        }
    }
}
