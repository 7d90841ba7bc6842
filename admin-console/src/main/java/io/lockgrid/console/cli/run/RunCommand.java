package io.lockgrid.console.cli.run;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.DurationConverter;
import io.lockgrid.console.cli.ExitCode;
import io.lockgrid.console.cli.GridOptions;
import io.lockgrid.console.cli.LockName;
import io.lockgrid.internal.config.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockgrid run}: acquires a lock, runs a program while holding it, and releases it. */
@Command(
        name = "run",
        description = {
            "Run a command while holding a lock; the exit code is the command's.",
            "Its environment has LOCKGRID_LOCK and LOCKGRID_FENCE. If the lock is lost, the command and what it started"
                    + " are terminated: SIGTERM, and SIGKILL after 5 s. SIGINT, SIGTERM and SIGHUP are passed on to it,"
                    + " but for those that this was started to ignore, as with nohup. If this process dies, be it by"
                    + " SIGKILL, they are terminated too, on Linux; elsewhere they go on without the lock then."
        },
        customSynopsis = "lockgrid run NAME [OPTION...] -- COMMAND...")
public final class RunCommand implements Callable<Integer> {

    /** What the command has in its environment. */
    static final String LOCK = "LOCKGRID_LOCK";

    static final String FENCE = "LOCKGRID_FENCE";

    @Mixin
    private GridOptions options = new GridOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The lock.", converter = LockName.Converter.class)
    private LockName name = LockName.UNSET;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "What to run, after --.")
    private List<String> command = List.of();

    @Option(
            names = "--wait",
            paramLabel = "D",
            description = "How long to wait for the lock, such as 10s; 0s does not wait. Default: for ever.",
            converter = DurationConverter.class)
    private @Nullable Duration wait;

    @Option(
            names = "--max-hold",
            paramLabel = "D",
            description = "The grid takes the lock away after that. Default: what the grid's rules say.",
            converter = DurationConverter.class)
    private @Nullable Duration maxHold;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Shown to operators. Default: the command.")
    private @Nullable String reason;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Called by picocli. */
    public RunCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Surroundings.check(Stream.concat(Stream.of(name.value()), command.stream()));
        try (Signals signals = Signals.interrupting(Thread.currentThread())) {
            try (LockGrid grid = options.connect()) {
                return runHolding(acquire(handle(grid)), signals);
            } catch (InterruptedException | RuntimeException e) {
                Optional<Signals.Kind> first = signals.first();
                if (first.isPresent() && !signals.arePassedOn()) {
                    // asked to end before the command was started, and whatever that looks like on the way
                    return ExitCode.SIGNAL_BASE + first.get().number();
                }
                throw e;
            }
        }
    }

    private GridLock handle(LockGrid grid) {
        GridLock lock = grid.lock(name.value()).withReason(reason == null ? String.join(" ", command) : reason);
        return maxHold == null ? lock : lock.withMaxHold(maxHold);
    }

    private Hold acquire(GridLock lock) throws InterruptedException {
        Duration limit = wait;
        if (limit == null) {
            return lock.acquire();
        }
        Optional<Hold> hold = TimedAcquire.within(limit, lock);
        return hold.orElseThrow(() -> new CommandFailed(
                ExitCode.NOT_IN_TIME,
                "lock " + lock.name() + " was not to be had "
                        + (limit.isZero() ? "at once" : "within " + Durations.format(limit))
                        + "; the command was not started. See who holds it: lockgrid show " + lock.name()));
    }

    private int runHolding(Hold hold, Signals signals) throws InterruptedException {
        try (Watchdog watchdog = Watchdog.start(hold, spec.commandLine().getErr())) {
            ChildProcess child = start(hold);
            watchdog.guard(child.pid());
            signals.passOn(child::signal);
            int exitCode = awaitEnd(child, hold, watchdog);
            release(hold);
            return exitCode;
        }
    }

    private ChildProcess start(Hold hold) {
        try {
            return ChildProcess.start(command, Map.of(LOCK, hold.lockName(), FENCE, Long.toString(hold.fence())));
        } catch (CommandFailed e) {
            release(hold);
            throw e;
        }
    }

    /** The program's exit code; if the lock is lost before, the program is terminated. */
    private static int awaitEnd(ChildProcess child, Hold hold, Watchdog watchdog) throws InterruptedException {
        CompletableFuture<Integer> ended = child.ended();
        CompletableFuture<LockLoss> lost = hold.lost().toCompletableFuture();
        try {
            CompletableFuture.anyOf(ended, lost).get();
            if (!lost.isDone()) {
                watchdog.commandHasEnded();
                return ended.get();
            }
            child.terminate();
            watchdog.commandHasEnded();
            throw lost(hold.lockName(), hold.fence(), lost.get(), "the command was terminated");
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither an end of the command nor a loss of the lock can fail", e);
        }
    }

    /** For a program that has ended: what it did is not undone if the grid does not hear of it. */
    private void release(Hold hold) {
        try {
            hold.release();
        } catch (LockLostException e) {
            throw lost(e.lockName(), e.fence(), e.loss(), "the command had ended by itself");
        } catch (GridUnavailableException e) {
            spec.commandLine()
                    .getErr()
                    .println("lockgrid: the command has ended, but the grid did not hear that lock " + hold.lockName()
                            + " is given back; it comes free when this session expires.");
        }
    }

    private static CommandFailed lost(String lock, long fence, LockLoss loss, String command) {
        return new CommandFailed(
                ExitCode.LOCK_LOST,
                "lock " + lock + " was lost, " + command + ": " + loss.inWords() + ". Another may hold it since; check"
                        + " what the command wrote with fence " + fence + ".");
    }
}
