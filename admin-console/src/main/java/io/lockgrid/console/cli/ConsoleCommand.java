package io.lockgrid.console.cli;

import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the web console. */
@Command(
        name = "console",
        description = "Start the web console: who holds what, since when and why, and a safe way to free it.",
        footer = {
            "",
            "Users, tokens and sign-in by others are set in a YAML file, see docs/console.md. Without users, a password"
                    + " for 'admin' is made up and printed."
        })
final class ConsoleCommand implements Callable<Integer> {
    static final String DEFAULT_FILE = "lockgrid-console.yaml";

    @Mixin
    private GridOptions grid = new GridOptions();

    @Option(names = "--host", paramLabel = "HOST", description = "Listen at that address. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Listen at that port. Default: 8080.")
    private int port = 8080;

    @Option(
            names = "--console-config",
            paramLabel = "FILE",
            description = "The console's own configuration. Default: " + DEFAULT_FILE
                    + " in the working directory, if there is one.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep what happened in the last 24 hours there. Default: nothing is kept.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConsoleCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Logging.ofMember(grid.verbose());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "lockgrid-console-stop"));
        try (ConsoleServer console =
                ConsoleServer.start(new ConsoleConfig(grid.config(), host, port, files(), data, Map.of()))) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("console at " + console.address());
            console.firstPassword()
                    .ifPresent(password -> out.println("sign in as admin with password " + password
                            + "; it is made up anew at every start, until users are configured"));
            out.flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private List<Path> files() {
        Path found = file == null ? Path.of(DEFAULT_FILE) : file;
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "--console-config " + file + " cannot be read; nothing was started; name a file that exists");
        }
        return Files.exists(found) ? List.of(found) : List.of();
    }

    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
