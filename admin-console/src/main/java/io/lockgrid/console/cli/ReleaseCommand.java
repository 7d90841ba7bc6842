package io.lockgrid.console.cli;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.ReleaseOutcome;
import io.lockgrid.console.cli.text.Printable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockgrid release}: takes one hold away from its holder. */
@Command(
        name = "release",
        description = {
            "Take a lock away from its holder, and write down who did it and why.",
            "Names the fence that 'lockgrid show' tells, so that a later hold is never touched. If the holder is alive, it"
                    + " may still be writing: two writers are possible unless the resource checks fences."
        })
final class ReleaseCommand implements Callable<Integer> {

    @Mixin
    private GridOptions options = new GridOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "The lock.", converter = LockName.Converter.class)
    private LockName name = LockName.UNSET;

    @Option(names = "--fence", paramLabel = "N", required = true, description = "The fence of the hold to release.")
    private long fence;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; for the audit trail.")
    private String reason = "";

    @Option(names = "--actor", paramLabel = "NAME", description = "Who does it. Default: user@host.")
    private @Nullable String actor;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "--reason is blank; nothing was released. Say why, for the audit trail.");
        }
        ReleaseOutcome outcome;
        try (LockGrid grid = options.connect()) {
            outcome = grid.admin().forceRelease(name.value(), fence, actor == null ? userAtHost() : actor, reason);
        }
        if (output.isJson()) {
            Output.json(spec.commandLine(), outcome);
        }
        if (!outcome.released()) {
            throw new CommandFailed(ExitCode.FAILED, refusal(outcome));
        }
        if (!output.isJson()) {
            Output.lines(
                    spec.commandLine(),
                    List.of("released " + Printable.of(name.value()) + ", which was held with fence " + fence));
        }
        return ExitCode.OK;
    }

    private String refusal(ReleaseOutcome outcome) {
        HolderInfo holder = outcome.holder();
        String now = holder == null
                ? "nobody holds it now."
                : "now held with fence " + outcome.fence() + " by " + holder.member() + " at " + holder.host() + ", "
                        + holder.owner() + (holder.reason() == null ? "" : " (" + holder.reason() + ")")
                        + ". To release that hold, name its fence.";
        return name.value() + " is not held with fence " + fence + " any more; nothing was released; " + now;
    }

    private static String userAtHost() {
        String user = System.getProperty("user.name", "unknown");
        try {
            return user + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return user; // a host without a name in the name service: the user is what matters
        }
    }
}
