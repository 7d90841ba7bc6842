package io.lockgrid.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
              --until SECONDS --skip N,N             of a replay: what is left out
            """;

    private static final Set<String> NUMBERS = Set.of("--minutes", "--first", "--seed", "--until");

    /** @throws IllegalArgumentException with words for who asked */
    static Options of(String[] args) {
        Map<String, Double> numbers = new HashMap<>();
        Set<Integer> skip = Set.of();
        boolean verbose = false;
        boolean shrink = false;
        List<String> words = Arrays.asList(args);
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("-v")) {
                verbose = true;
            } else if (args[i].equals("--shrink")) {
                shrink = true;
            } else if (i + 1 < args.length && NUMBERS.contains(args[i])) {
                numbers.put(args[i], number(args[i], args[++i]));
            } else if (i + 1 < args.length && args[i].equals("--skip")) {
                skip = Arrays.stream(args[++i].split(","))
                        .map(each -> (int) number("--skip", each))
                        .collect(Collectors.toSet());
            } else {
                throw new IllegalArgumentException("what is " + args[i] + "? Nothing was run of " + words);
            }
        }
        Double seed = numbers.get("--seed");
        Double until = numbers.get("--until");
        if (shrink && seed == null) {
            throw new IllegalArgumentException("--shrink needs a --seed; nothing was run");
        }
        return new Options(
                seed == null ? null : seed.longValue(),
                numbers.getOrDefault("--first", 1.0).longValue(),
                numbers.getOrDefault("--minutes", 1.0),
                verbose,
                shrink,
                new Cut(until == null ? Long.MAX_VALUE : (long) (until * Sim.SECOND), skip));
    }

    private static double number(String option, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new IllegalArgumentException(option + " is '" + text + "'; allowed: a number from 0 on; nothing was run");
    }
}
