package io.lockgrid.bench.driver;

import io.lockgrid.bench.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
public record Options(
        boolean quick,
        int rounds,
        Set<String> only,
        Set<Side> sides,
        Set<Spot> spots,
        Duration warmUp,
        Duration measure,
        List<String> jvm,
        Optional<Path> json) {

    private static final String USAGE = """
            usage: benchmarks/run [--quick] [--rounds N] [--only NAME,...] [--sides SIDE,...] [--spots SPOT,...]
                                  [--jvm "OPTION ..."] [--json FILE]
              NAME  start, one, many, virtual, shared, names, tries, watched, held (all by default)
              SIDE  stock, stock-tuned, grid (these by default), grid-tls, stock-door
              SPOT  leader, follower, client (all by default): where the callers are
              --jvm further options for the JVMs of members and clients""";

    /** Throws {@code IllegalArgumentException} with the usage for what it does not know. */
    public static Options parse(String[] args) {
        boolean quick = false;
        int rounds = 1;
        Set<String> only = new LinkedHashSet<>(Workloads.NAMES);
        Set<Side> sides = Side.compared();
        Set<Spot> spots = EnumSet.allOf(Spot.class);
        List<String> jvm = List.of();
        @Nullable Path json = null;
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = count(value(word, words));
                case "--only" -> only = names(value(word, words));
                case "--sides" -> sides = sides(value(word, words));
                case "--spots" -> spots = spots(value(word, words));
                case "--jvm" -> jvm = List.of(value(word, words).trim().split(" +"));
                case "--json" -> json = Path.of(value(word, words));
                default -> throw refused("unknown option " + word);
            }
        }
        return new Options(
                quick,
                rounds,
                only,
                sides,
                spots,
                Duration.ofSeconds(quick ? 2 : 5),
                Duration.ofSeconds(quick ? 3 : 8),
                jvm,
                Optional.ofNullable(json));
    }

    /** Whether anything is asked for beyond the start. */
    boolean measuresLocks() {
        return !only.equals(Set.of("start"));
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw refused(option + " wants a value");
        }
        return words.next();
    }

    private static int count(String word) {
        if (!word.matches("[1-9][0-9]{0,2}")) {
            throw refused("--rounds is " + word + "; allowed: 1 to 999");
        }
        return Integer.parseInt(word);
    }

    private static Set<String> names(String words) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(words.split(",")));
        if (!Workloads.NAMES.containsAll(names)) {
            throw refused("--only is " + words);
        }
        return names;
    }

    private static Set<Side> sides(String words) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (String word : words.split(",")) {
            sides.add(Side.of(word));
        }
        return sides;
    }

    private static Set<Spot> spots(String words) {
        Set<Spot> spots = EnumSet.noneOf(Spot.class);
        for (String word : words.split(",")) {
            spots.add(Spot.of(word));
        }
        return spots;
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(what + "\n" + USAGE);
    }
}
