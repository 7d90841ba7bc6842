package io.lockgrid.console.cli;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.console.cli.text.Listings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lockgrid sessions}: the members and clients that have a session. */
@Command(name = "sessions", description = "List the sessions of members and clients, with what they hold.")
final class SessionsCommand implements Callable<Integer> {

    @Mixin
    private GridOptions options = new GridOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<SessionInfo> sessions;
        try (LockGrid grid = options.connect()) {
            sessions = grid.admin().sessions();
        }
        if (output.isJson()) {
            Output.json(spec.commandLine(), sessions);
        } else {
            Output.lines(
                    spec.commandLine(),
                    sessions.isEmpty()
                            ? List.of(
                                    "No member or client has a session.",
                                    "One appears when a process takes its first lock; try: lockgrid run demo/hello -- sleep"
                                            + " 60")
                            : Listings.sessions(sessions, Instant.now()));
        }
        return ExitCode.OK;
    }
}
