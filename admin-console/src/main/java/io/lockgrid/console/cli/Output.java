package io.lockgrid.console.cli;

import io.lockgrid.console.cli.text.Json;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The answer of a listing, for people or with {@code --json} for programs. Filled in by picocli; not thread-safe. */
final class Output {

    @Option(names = "--json", description = "Print JSON: times in UTC, durations as PT15S, null for what is absent.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    static void json(CommandLine commandLine, @Nullable Object value) {
        lines(commandLine, List.of(new Json().write(value)));
    }

    static void lines(CommandLine commandLine, List<String> lines) {
        PrintWriter out = commandLine.getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
