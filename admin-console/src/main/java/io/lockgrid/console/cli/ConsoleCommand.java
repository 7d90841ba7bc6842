package io.lockgrid.console.cli;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.cli.text.Printable;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    private static final int HIGHEST_PORT = 65535;
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
            description = "Keep what happened in the last 24 hours there. Default: lockgrid/console in $XDG_STATE_HOME,"
                    + " else in ~/.local/state.")
    private @Nullable Path data;

    @Mixin
    private LogOptions log = new LogOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConsoleCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "--port " + port + " is not allowed; nothing was started; allowed: 0 to " + HIGHEST_PORT);
        }
        LockGridClientConfig config = grid.config();
        Logging.ofService(log.formatter(grid.verbose()));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "lockgrid-console-stop"));
        Path folder = data == null ? usualFolder(config.clusterName()) : data;
        try (ConsoleServer console = start(new ConsoleConfig(config, host, port, files(), folder, Map.of()))) {
            say("console at " + console.address());
            console.firstPassword()
                    .ifPresent(password -> say("sign in as admin with password " + password
                            + "; it is made up anew at every start, until users are configured"));
            console.history().ifPresent(found -> say("history in " + found));
            say("ready in " + sinceStart());
            stop.await();
        } finally {
            if (stop.getCount() == 0) {
                say("stopped");
            }
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private ConsoleServer start(ConsoleConfig config) {
        try {
            return ConsoleServer.start(config);
        } catch (ServerStartupException failure) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    StartFailure.isPortTaken(failure)
                            ? "port " + port + " is taken; nothing was started; name another with --port"
                            : "cannot listen at " + host + ", port " + port + ": " + StartFailure.root(failure)
                                    + "; nothing was started; change --host or --port",
                    failure);
        } catch (BeanContextException | ConfigurationException failure) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "the console cannot start as it is configured: " + StartFailure.root(failure)
                            + "; nothing was started; look at its configuration, "
                            + (file == null ? DEFAULT_FILE : file),
                    failure);
        }
    }

    /** Where the history goes by itself; without it where that cannot be written, as the console is of use all the same. */
    private @Nullable Path usualFolder(String cluster) {
        Path folder = StateFolder.of(System.getenv(), Path.of(System.getProperty("user.home")), cluster);
        try {
            return StateFolder.made(folder);
        } catch (IOException | SecurityException e) {
            say("no history is kept: " + folder + " cannot be written (" + Printable.of(e.toString())
                    + "); name another folder with --data");
            return null;
        }
    }

    private static String sinceStart() {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
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
