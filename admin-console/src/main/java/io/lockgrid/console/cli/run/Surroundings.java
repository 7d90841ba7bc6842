package io.lockgrid.console.cli.run;

import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.ExitCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** What a program gets from this process, as this process's caller has it: text as UTF-8, and the locale. Stateless. */
final class Surroundings {

    /** Set by the {@code lockgrid} script where it gave this process another {@code LC_ALL}; empty if there was none. */
    private static final String CALLERS = "LOCKGRID_CALLER_LC_ALL";

    private Surroundings() {}

    /** @throws CommandFailed if Java would pass on other bytes, as it does outside of a UTF-8 locale */
    static void check(Stream<String> texts) {
        if (passesUtf8()) {
            return;
        }
        texts.filter(text -> text.chars().anyMatch(c -> c >= 0x80)).findFirst().ifPresent(text -> {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "'" + text + "' cannot be passed on to the command as it is in the character set "
                            + System.getProperty("sun.jnu.encoding")
                            + "; nothing was run. Run it in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
        });
    }

    /** Java before 19 takes the one, later the other. */
    private static boolean passesUtf8() {
        return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                && StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding"));
    }

    /** Gives the caller's locale back to the environment of a program. */
    static void restoreLocale(Map<String, String> environment) {
        String callers = environment.remove(CALLERS);
        if (callers == null) {
            return;
        }
        if (callers.isEmpty()) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", callers);
        }
    }
}
