package io.lockgrid.console.cli;

import io.lockgrid.internal.tokens.TokenSecrets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a token, and the hash for the configuration of the console or of members. */
@Command(
        name = "new-token",
        description = "Make a token for a script or a client and print it with its hash. It is kept nowhere.",
        footer = {
            "",
            "The token is for the script, or behind its name in the file of the client (client.token-file);",
            "the hash is for the console's configuration, or behind that name in the members' tokens-file."
        })
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
