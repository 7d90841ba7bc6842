package io.lockgrid.console.cli;

/**
 * Ends the command with one line on standard error: what happened, what was not changed, what to do.
 *
 * <p>Not for bugs: those are left to travel up as they are.
 */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** The exit code is one of {@link ExitCode}. */
    public CommandFailed(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /** {@link #CommandFailed(int, String)} with what {@code --verbose} shows. */
    public CommandFailed(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
