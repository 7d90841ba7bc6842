package io.lockgrid.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for. Immutable.
 *
 * @param seed the one to replay, null to search
 * @param first the first seed of a search
 * @param minutes how long to search
 */
record Options(@Nullable Long seed, long first, double minutes, boolean verbose, boolean shrink, Cut cut) {
    static final String USAGE = """
            simulation/run --minutes M [--first S]   looks for seeds that break a promise, from S on (1)
            simulation/run --seed S [-v]             runs that seed, and says with -v what happens, in order
            simulation/run --seed S --shrink         leaves out what is not needed, and prints how to replay the rest
              --until SECONDS --skip N,N             of a replay: what goes wrong no more, and what does not
              --clients N --callers N --locks N      of a replay: no more than that, whatever the seed says
            """;

    /** Of minutes or seconds: longer than anybody waits, and its nanoseconds are a long. */
    private static final int LONGEST = 10_000_000;

    private static final Set<String> VALUED =
            Set.of("--minutes", "--first", "--seed", "--until", "--skip", "--clients", "--callers", "--locks");

    /** @throws IllegalArgumentException with words for who asked */
    static Options of(String[] args) {
        Map<String, String> values = new HashMap<>();
        boolean verbose = false;
        boolean shrink = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("-v")) {
                verbose = true;
            } else if (args[i].equals("--shrink")) {
                shrink = true;
            } else if (i + 1 < args.length && VALUED.contains(args[i])) {
                values.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException(
                        "what is " + args[i] + "? Nothing was run of " + Arrays.asList(args));
            }
        }
        String seed = values.get("--seed");
        if (shrink && seed == null) {
            throw new IllegalArgumentException("--shrink needs a --seed; nothing was run");
        }
        return new Options(
                seed == null ? null : whole("--seed", seed),
                whole("--first", values.getOrDefault("--first", "1")),
                time("--minutes", values.getOrDefault("--minutes", "1")),
                verbose,
                shrink,
                cut(values));
    }

    private static Cut cut(Map<String, String> values) {
        String until = values.get("--until");
        return new Cut(
                until == null ? Long.MAX_VALUE : Math.round(time("--until", until) * Sim.SECOND),
                skip(values.get("--skip")),
                most("--clients", values),
                most("--callers", values),
                most("--locks", values));
    }

    private static int most(String option, Map<String, String> values) {
        String text = values.get(option);
        long most = text == null ? Integer.MAX_VALUE : whole(option, text);
        if (most < 1 || most > Integer.MAX_VALUE) {
            throw refused(option, String.valueOf(text), "a whole number from 1 on");
        }
        return (int) most;
    }

    private static Set<Integer> skip(@Nullable String faults) {
        return faults == null
                ? Set.of()
                : Arrays.stream(faults.split(",", -1)).map(Options::fault).collect(Collectors.toSet());
    }

    private static int fault(String text) {
        long number = whole("--skip", text);
        if (number > Integer.MAX_VALUE) {
            throw refused("--skip", text, "the numbers of faults in a run");
        }
        return (int) number;
    }

    /** To the last digit, or not at all: another seed is another run. */
    private static long whole(String option, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw refused(option, text, "a whole number from 0 to " + Long.MAX_VALUE);
    }

    private static double time(String option, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= LONGEST) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw refused(option, text, "a number from 0 to " + LONGEST);
    }

    private static IllegalArgumentException refused(String option, String text, String allowed) {
        return new IllegalArgumentException(option + " is '" + text + "'; allowed: " + allowed + "; nothing was run");
    }
}
