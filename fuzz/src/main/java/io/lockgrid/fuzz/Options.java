package io.lockgrid.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command was told. Immutable.
 *
 * @param time of all targets together
 * @param folder of this module
 * @param replay a file to be tried once, or null
 */
record Options(
        List<Target> targets,
        Duration time,
        Path folder,
        boolean keep,
        @Nullable Path replay,
        boolean help) {
    Options {
        targets = List.copyOf(targets);
    }

    /** Throws {@code IllegalArgumentException} in words for what it does not understand. */
    static Options of(List<String> arguments) {
        List<Target> targets = new ArrayList<>();
        Duration time = Duration.ofMinutes(1);
        Path folder = Path.of("fuzz");
        Path replay = null;
        boolean keep = false;
        boolean help = false;
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--minutes" -> time = minutes(value(argument, left));
                case "--folder" -> folder = Path.of(value(argument, left));
                case "--replay" -> replay = Path.of(value(argument, left));
                case "--keep" -> keep = true;
                case "--help" -> help = true;
                default -> targets.add(Target.of(argument));
            }
        }
        if (replay != null && targets.size() != 1) {
            throw new IllegalArgumentException("--replay FILE needs one target; nothing was run");
        }
        return new Options(targets.isEmpty() ? List.of(Target.values()) : targets, time, folder, keep, replay, help);
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; nothing was run");
        }
        return left.next();
    }

    private static Duration minutes(String value) {
        if (!value.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("--minutes " + value + "; allowed: 1 to 99999; nothing was run");
        }
        return Duration.ofMinutes(Integer.parseInt(value));
    }

    static String help(List<String> titles) {
        return """
                fuzz/run [--minutes M] [TARGET...]   tries bytes for so long, 1 min by default, in all targets together
                fuzz/run --replay FILE TARGET        tries the bytes of a file
                fuzz/run --keep [TARGET...]          takes what reaches new code into the corpus
                targets: %s
                What was found is in fuzz/target/fuzz/TARGET, with a log.
                """.formatted(String.join(" ", titles));
    }
}
