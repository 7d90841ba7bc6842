package io.lockgrid.console.cli;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.console.cli.text.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes one line on standard error, and an {@link ExitCode}, of whatever went wrong. */
final class Errors {

    private Errors() {}

    static int usage(ParameterException e, String[] arguments) {
        CommandLine commandLine = e.getCommandLine();
        String help = commandLine.getCommandSpec().qualifiedName() + " --help";
        print(commandLine, e.getMessage() + "; nothing was done. See: " + help);
        return ExitCode.USAGE;
    }

    static int execution(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (isVerbose(parsed)) {
            e.printStackTrace(commandLine.getErr());
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        print(commandLine, line(e));
        return exitCode(e);
    }

    private static String line(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof CommandFailed) {
            return message;
        }
        if (e instanceof LockGridException || e instanceof IllegalArgumentException) {
            return message;
        }
        return "failed unexpectedly: " + e.getClass().getSimpleName() + ": " + message
                + ". Run it again with --verbose, and report what it prints.";
    }

    private static int exitCode(Exception e) {
        if (e instanceof CommandFailed failed) {
            return failed.exitCode();
        }
        if (e instanceof GridUnavailableException) {
            return ExitCode.UNAVAILABLE;
        }
        if (e instanceof LockGridException) {
            return ExitCode.FAILED;
        }
        return e instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.INTERNAL;
    }

    private static boolean isVerbose(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.commandSpec().findOption("--verbose") != null
                && innermost.matchedOptionValue("--verbose", false);
    }

    private static void print(CommandLine commandLine, String line) {
        PrintWriter err = commandLine.getErr();
        String oneLine = Printable.of(line.replaceAll("\\s*\\R\\s*", " "));
        err.println("lockgrid: " + oneLine);
        err.flush();
    }
}
