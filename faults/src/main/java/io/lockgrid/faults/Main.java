package io.lockgrid.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the faults that are named, or all, and prints a line for each; fails if a promise was broken. */
public final class Main {
    private static final int LOCKS = 60;
    private static final String USAGE = "usage: faults/run [--rounds N] [FAULT ...]\nfaults:";

    private Main() {}

    /** Of the driver, and of the agents that it starts. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("agent")) {
            Agent.main(Arrays.asList(args).subList(1, args.length));
            return;
        }
        List<String> words = List.of(args);
        if (words.contains("--help")) {
            System.out.println(USAGE);
            Stream.of(Fault.values()).forEach(fault -> System.out.printf("  %-20s %s%n", fault.label(), fault.text()));
            return;
        }
        int rounds = 1;
        if (words.size() > 1 && words.get(0).equals("--rounds")) {
            rounds = Integer.parseInt(words.get(1));
            words = words.subList(2, words.size());
        }
        System.exit(run(words, rounds) ? 0 : 1);
    }

    private static boolean run(List<String> names, int rounds) throws Exception {
        boolean well = true;
        System.out.println(Verdict.HEAD);
        for (Fault fault : Fault.values()) {
            for (int round = 0; round < rounds && (names.isEmpty() || names.contains(fault.label())); round++) {
                Verdict verdict = run(fault);
                System.out.println(verdict.line());
                well &= verdict.isWell();
            }
        }
        return well;
    }

    /** One trial of one fault, on hosts of its own. */
    static Verdict run(Fault fault) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lockgrid-" + fault.label());
        System.err.println(fault.label() + ": " + fault.text() + "; logs in " + folder);
        try (Lab lab = new Lab(folder, fault.members(), 2, LOCKS, fault.settings())) {
            Trial trial = new Trial(lab, Fault.all(lab, List.of()));
            fault.start(lab);
            fault.run(trial);
            trial.end();
            Verdict verdict = trial.judge(fault.label());
            Files.write(
                    folder.resolve("history.tsv"),
                    lab.history().events().stream().map(Event::line).toList());
            return verdict.limited(fault.longestOutage());
        }
    }
}
