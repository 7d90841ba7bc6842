package io.lockgrid.console.cli;

import io.lockgrid.console.security.settings.TokenSecrets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes an API token, and the hash for the console's configuration. */
@Command(
        name = "new-token",
        description = "Make an API token for the console and print it with its hash. It is kept nowhere.",
        footer = {"", "The token is for the script; the hash is for the console's configuration."})
final class NewTokenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    NewTokenCommand() {}

    @Override
    public Integer call() {
        String token = TokenSecrets.generate();
        Output.lines(spec.commandLine(), List.of("token: " + token, "hash:  " + TokenSecrets.hash(token)));
        return ExitCode.OK;
    }
}
