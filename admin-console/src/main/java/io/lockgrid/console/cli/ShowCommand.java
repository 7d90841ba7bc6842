package io.lockgrid.console.cli;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.console.cli.text.Listings;
import io.lockgrid.console.cli.text.Printable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockgrid show}: one lock with its holder and its queue. */
@Command(name = "show", description = "Show one lock: who holds it, since when and why, and who waits.")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private GridOptions options = new GridOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "The lock.", converter = LockName.Converter.class)
    private LockName name = LockName.UNSET;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<LockInfo> lock;
        try (LockGrid grid = options.connect()) {
            lock = grid.admin().lock(name.value());
        }
        if (output.isJson()) {
            Output.json(spec.commandLine(), lock);
        } else {
            Output.lines(
                    spec.commandLine(),
                    lock.map(found -> Listings.lock(found, Instant.now()))
                            .orElseGet(
                                    () -> List.of(Printable.of(name.value()) + " is free: nobody holds it or waits")));
        }
        return ExitCode.OK;
    }
}
