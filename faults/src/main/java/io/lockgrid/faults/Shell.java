package io.lockgrid.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Runs a command of the system to its end. Stateless. */
final class Shell {
    private Shell() {}

    /** @throws IllegalStateException with what it printed, if it fails */
    static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The same, where it may fail because there is nothing to do. */
    static void tryRun(String... command) {
        try {
            run(command);
        } catch (IllegalStateException nothingToDo) {
            System.err.println(nothingToDo.getMessage());
        }
    }
}
