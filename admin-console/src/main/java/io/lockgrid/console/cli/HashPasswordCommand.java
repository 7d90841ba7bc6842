package io.lockgrid.console.cli;

import io.lockgrid.console.security.settings.Passwords;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the hash of a password, for the console's configuration. */
@Command(
        name = "hash-password",
        description = "Read a password from standard input and print its hash, for a user of the console.",
        footer = {"", "It is not an option, because others on the machine can read the options of a command."})
final class HashPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    HashPasswordCommand() {}

    @Override
    public Integer call() throws IOException {
        Output.lines(spec.commandLine(), List.of(Passwords.hash(password())));
        return ExitCode.OK;
    }

    // Unseen where a person types it.
    private static String password() throws IOException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password: ");
        if (typed != null) {
            return new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
