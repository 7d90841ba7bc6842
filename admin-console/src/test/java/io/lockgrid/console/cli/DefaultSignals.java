package io.lockgrid.console.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs so that SIGINT and SIGHUP do to them what they do by default. They inherit from this process what it
 * ignores, as it does where the tests run under nohup or in a script's background, and no Java undoes that.
 */
public final class DefaultSignals {

    private static final int ENDED_BY_SIGINT = 130;
    private static final List<String> ENV = List.of("env", "--default-signal=HUP,INT");
    private static final String PERL = "$SIG{HUP} = $SIG{INT} = 'DEFAULT'; exec @ARGV";

    private DefaultSignals() {}

    /** The command, by way of another that stays the same process. Skips the test where this system has none. */
    public static List<String> of(List<String> command) {
        return by(List.of(List.of(), ENV, List.of("perl", "-e", PERL)), command);
    }

    /** The same where no terminal sends Ctrl-C to, which counts for programs that ask for that. */
    public static List<String> inOwnSession(List<String> command) {
        List<String> setsid = new ArrayList<>(List.of("setsid"));
        setsid.addAll(ENV);
        return by(List.of(setsid, List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); " + PERL)), command);
    }

    private static List<String> by(List<List<String>> ways, List<String> command) {
        Optional<List<String>> way =
                ways.stream().filter(DefaultSignals::restores).findFirst();
        assumeThat(way)
                .as("this process ignores SIGINT, and here is neither env --default-signal nor perl to undo that")
                .isPresent();
        return with(way.orElseThrow(), command);
    }

    private static boolean restores(List<String> way) {
        try {
            return new ProcessBuilder(with(way, List.of("sh", "-c", "kill -s INT $$")))
                            .start()
                            .waitFor()
                    == ENDED_BY_SIGINT;
        } catch (IOException e) {
            return false; // not on this system
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> with(List<String> way, List<String> command) {
        List<String> all = new ArrayList<>(way);
        all.addAll(command);
        return all;
    }
}
