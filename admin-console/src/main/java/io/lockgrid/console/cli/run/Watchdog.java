package io.lockgrid.console.cli.run;

import io.lockgrid.Hold;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that ends the command and what it started should this one die, in whatever way: it hears of it by the end of
 * a pipe. It is there before the command is, and knows what belongs to it by the environment that it has. On Linux only.
 * Used by one thread.
 */
final class Watchdog implements AutoCloseable {
    private static final String SCRIPT = "watchdog.sh";
    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    /** Null where there is none. */
    private final @Nullable Process process;

    private Watchdog(@Nullable Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param err told, if there ought to be one and it cannot be started
     */
    static Watchdog start(Hold hold, PrintWriter err) {
        if (!Files.exists(ENVIRONMENT)) {
            return new Watchdog(null); // no Linux
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "sh", "-c", script(), "lockgrid-watchdog", hold.lockName(), Long.toString(hold.fence())))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        try {
            return new Watchdog(builder.start());
        } catch (IOException e) {
            err.println("lockgrid: sh cannot be started (" + e.getMessage()
                    + "); the command is started all the same, but goes on without the lock if this process is killed");
            return new Watchdog(null);
        }
    }

    private static String script() {
        try (InputStream resource = Watchdog.class.getResourceAsStream(SCRIPT)) {
            if (resource == null) {
                throw new IllegalStateException(SCRIPT + " is missing in this build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command runs. */
    void guard(long pid) {
        tell(Long.toString(pid));
    }

    /** There is nothing left to end. */
    void commandHasEnded() {
        tell("ended");
    }

    private void tell(String line) {
        if (process != null && process.isAlive()) {
            try {
                OutputStream pipe = process.getOutputStream();
                pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                pipe.flush();
            } catch (IOException e) {
                process.destroy(); // somebody has ended it, and it hears nothing any more
            }
        }
    }

    /** Ends the command, if that was not told to have ended. */
    @Override
    public void close() {
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                process.destroy();
            }
        }
    }
}
