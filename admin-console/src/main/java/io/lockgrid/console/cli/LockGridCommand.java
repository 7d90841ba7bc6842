package io.lockgrid.console.cli;

import io.lockgrid.console.cli.demo.DemoCommand;
import io.lockgrid.console.cli.run.RunCommand;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code lockgrid} command. */
@Command(
        name = "lockgrid",
        description = "Locks for a cluster of JVM applications: start members, look at locks, free them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, or not so; the line on standard error says why",
            "2:the command line, the configuration or a name is wrong",
            "69:no member could be reached, or the grid did not answer",
            "70:a bug in this command",
            "75:run: the lock was not to be had in time",
            "76:run: the lock was lost, and the command terminated"
        },
        subcommands = {
            DemoCommand.class,
            NodeCommand.class,
            ConsoleCommand.class,
            HashPasswordCommand.class,
            NewTokenCommand.class,
            NewCertificatesCommand.class,
            LsCommand.class,
            ShowCommand.class,
            SessionsCommand.class,
            ReleaseCommand.class,
            RunCommand.class
        })
public final class LockGridCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private LockGridCommand(CommandSpec spec) {
        this.spec = spec;
    }

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine();
        // names go out as they come in
        commandLine.setOut(utf8(System.out));
        commandLine.setErr(utf8(System.err));
        System.exit(execute(commandLine, arguments));
    }

    private static int execute(CommandLine commandLine, String[] arguments) {
        String[] exact;
        try {
            exact = Arguments.exact(arguments);
        } catch (IllegalArgumentException e) {
            return Errors.usage(new ParameterException(commandLine, e.getMessage(), e), arguments);
        }
        return commandLine.execute(exact);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new LockGridCommand(CommandSpec.create()));
        // an argument that begins with '@' is a name, or for the program that 'run' starts
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler(Errors::usage);
        commandLine.setExecutionExceptionHandler(Errors::execution);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
