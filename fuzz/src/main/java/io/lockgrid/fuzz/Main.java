package io.lockgrid.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code fuzz/run}. Ends with 1 where something was found, with 2 for what it does not understand. */
public final class Main {
    private static final Pattern STATISTICS = Pattern.compile("stat::number_of_executed_units: +(\\d+)");

    private final Options options;
    private final Campaign campaign;
    private final PrintStream out;

    private Main(Options options, PrintStream out) {
        this.options = options;
        this.campaign = Campaign.of(
                options.folder().resolve("src/test/resources/corpus"),
                options.folder().resolve("target/fuzz"));
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(Options.help(Target.titles()));
        } else if (!new Main(options, System.out).run()) {
            System.exit(1);
        }
    }

    /** @return whether nothing was found */
    private boolean run() throws IOException, InterruptedException {
        int shares = options.targets().stream().mapToInt(Target::share).sum();
        boolean clean = true;
        for (Target target : options.targets()) {
            Duration time = options.time().multipliedBy(target.share()).dividedBy(shares);
            Campaign.Outcome outcome = act(target, time);
            say(target, time, outcome);
            clean &= !outcome.found();
        }
        return clean;
    }

    private Campaign.Outcome act(Target target, Duration time) throws IOException, InterruptedException {
        String type = target.type().getName();
        Path replayed = options.replay();
        if (replayed != null) {
            return campaign.replay(target.title(), type, replayed);
        } else if (options.keep()) {
            return campaign.keep(target.title(), type, target.longest());
        }
        return campaign.run(target.title(), type, target.longest(), time);
    }

    private void say(Target target, Duration time, Campaign.Outcome outcome) {
        String units = outcome.words().stream()
                .map(STATISTICS::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1) + " tries")
                .findFirst()
                .orElse("");
        out.printf(
                Locale.ROOT,
                "%-12s %5d s  %-18s %4d in the corpus  %s%n",
                target.title(),
                options.keep() || options.replay() != null ? 0 : time.toSeconds(),
                units,
                campaign.size(target.title()),
                outcome.found() ? "FOUND SOMETHING" : "nothing found");
        if (outcome.found()) {
            outcome.words().forEach(out::println);
        }
    }
}
