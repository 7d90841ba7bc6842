package io.lockgrid.console.cli;

import java.util.List;

/** What a command printed, and its exit code. */
public record Answer(int exitCode, String out, String err) {

    public List<String> errorLines() {
        return err.lines().toList();
    }
}
