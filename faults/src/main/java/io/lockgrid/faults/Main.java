package io.lockgrid.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the faults that are named, or all, and prints a line for each; fails if a promise was broken. */
public final class Main {
    private static final String TLS = "--tls";
    private static final int LOCKS = 60;
    private static final String USAGE = "usage: faults/run [--tls] [--rounds N] [--seed N] [FAULT ...]\nfaults:";

    private Main() {}

    /** Of the driver, and of the agents that it starts. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("agent")) {
            Agent.main(Arrays.asList(args).subList(1, args.length));
            return;
        }
        boolean tls = List.of(args).contains(TLS);
        List<String> words = Stream.of(args).filter(word -> !word.equals(TLS)).toList();
        if (words.contains("--help")) {
            System.out.println(USAGE);
            Stream.of(Fault.values()).forEach(fault -> System.out.printf("  %-20s %s%n", fault.label(), fault.text()));
            return;
        }
        long rounds = number(words, "--rounds").orElse(1L);
        OptionalLong seed =
                number(words, "--seed").stream().mapToLong(Long::longValue).findFirst();
        List<String> names = IntStream.range(0, words.size())
                .filter(i -> !words.get(i).startsWith("--"))
                .filter(i -> i == 0 || !words.get(i - 1).startsWith("--"))
                .mapToObj(words::get)
                .toList();
        System.exit(run(names, rounds, seed, tls) ? 0 : 1);
    }

    private static Optional<Long> number(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(Long.parseLong(words.get(at + 1)));
    }

    private static boolean run(List<String> names, long rounds, OptionalLong seed, boolean tls) throws Exception {
        boolean well = true;
        System.out.println(Verdict.HEAD);
        for (Fault fault : Fault.values()) {
            if (!names.isEmpty() && !names.contains(fault.label())) {
                continue;
            }
            String why = fault.needsTls() && !tls ? "it is about certificates: --tls" : fault.whyNot();
            if (!why.isEmpty()) {
                System.out.printf("%-22s skipped: %s%n", fault.label(), why);
                continue;
            }
            for (long round = 0; round < rounds; round++) {
                Verdict verdict = run(fault, seed.orElse(System.nanoTime() % 1_000_000) + round, tls);
                System.out.println(verdict.line());
                well &= verdict.isWell();
            }
        }
        return well;
    }

    /**
     * One trial of one fault, on hosts of its own.
     *
     * @param seed of what a fault does at random
     * @param tls whether members and clients speak TLS
     */
    static Verdict run(Fault fault, long seed, boolean tls) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lockgrid-" + fault.label());
        System.err.println(fault.label() + ": " + fault.text() + "; seed " + seed + "; logs in " + folder);
        try (Lab lab = new Lab(folder, fault.members(), 2, LOCKS, fault.settings(), tls)) {
            Trial trial = new Trial(lab, Steps.all(lab, List.of()), new Random(seed));
            fault.start(lab);
            fault.run(trial);
            trial.end();
            Verdict verdict = trial.judge(fault.label());
            Files.write(
                    folder.resolve("history.tsv"),
                    lab.history().events().stream().map(Event::line).toList());
            verdict.broken().forEach(System.err::println);
            return verdict.limited(fault.longestOutage());
        }
    }
}
