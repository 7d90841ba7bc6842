package io.lockgrid.console.cli.demo;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The demo's web console, in the demo's own process. Thread-safe. */
final class DemoConsole implements AutoCloseable {
    private static final int FIRST_PORT = 8080;
    private static final int TRIES = 5;

    private final ConsoleServer server;
    private final Path history;

    private DemoConsole(ConsoleServer server, Path history) {
        this.server = server;
        this.history = history;
    }

    /** Starts it at the next free port. */
    static DemoConsole start(LockGridClientConfig grid) throws IOException {
        Path history = Files.createTempDirectory("lockgrid-demo-history-");
        try {
            return new DemoConsole(
                    serve(ConsoleConfig.of(grid.withName("console")).withData(history)), history);
        } catch (RuntimeException failure) {
            Folders.delete(history);
            throw failure;
        }
    }

    private static ConsoleServer serve(ConsoleConfig config) {
        int first = FIRST_PORT;
        for (int left = TRIES; ; left--) {
            int port = FreePorts.from(first, 1).get(0);
            try {
                return ConsoleServer.start(config.withPort(port));
            } catch (ServerStartupException taken) { // by somebody else, after it was found free
                if (left == 0) {
                    throw taken;
                }
                first = port + 1;
            }
        }
    }

    /** Where it is and how to sign in. */
    List<String> lines() {
        return List.of(
                "Open the console:      " + server.address(),
                "  sign in as admin with password " + server.firstPassword().orElse("that is configured"));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(history);
    }
}
