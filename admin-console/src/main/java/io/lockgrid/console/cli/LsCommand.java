package io.lockgrid.console.cli;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.console.cli.text.Listings;
import io.lockgrid.console.cli.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockgrid ls}: the live locks. */
@Command(name = "ls", description = "List the locks that are held, waited for, or in lock-delay.")
final class LsCommand implements Callable<Integer> {

    @Mixin
    private GridOptions options = new GridOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "PREFIX", description = "What the names begin with.")
    private String prefix = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many to list at most; ${DEFAULT-VALUE} unless told otherwise.")
    private int limit = LockQuery.MAX_LIMIT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        LockQuery query = LockQuery.all().withPrefix(prefix);
        if (limit < 1) {
            throw new IllegalArgumentException("--limit " + limit + " is not allowed; allowed: 1 or more");
        }
        List<LockInfo> locks = new ArrayList<>();
        LockPage page;
        try (LockGrid grid = options.connect()) {
            do {
                page = grid.admin()
                        .locks(query.withOffset(locks.size())
                                .withLimit(Math.min(LockQuery.MAX_LIMIT, limit - locks.size())));
                locks.addAll(page.locks());
            } while (page.hasMore() && !page.locks().isEmpty() && locks.size() < limit);
        }
        if (output.isJson()) {
            Output.json(spec.commandLine(), locks);
        } else {
            Output.lines(spec.commandLine(), lines(locks, page.total()));
        }
        return ExitCode.OK;
    }

    private List<String> lines(List<LockInfo> locks, int total) {
        if (locks.isEmpty()) {
            String which = prefix.isEmpty() ? "No lock is" : "No lock whose name begins with " + prefix + " is";
            return List.of(
                    Printable.of(which) + " held or waited for.",
                    "Locks appear here while somebody holds them; try: lockgrid run demo/hello -- sleep 60");
        }
        List<String> lines = new ArrayList<>(Listings.locks(locks, Instant.now()));
        if (total > locks.size()) {
            lines.add("and " + (total - locks.size()) + " more; --limit or a longer PREFIX shows others");
        }
        return lines;
    }
}
