package io.lockgrid.console.cli.demo;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.ExitCode;
import io.lockgrid.console.cli.Logging;
import io.lockgrid.internal.config.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockgrid demo}: three members, a client, some workers, and a table of what goes on. */
@Command(
        name = "demo",
        description =
                "Start a grid of three processes on this machine, let workers compete for a few locks, and show it"
                        + " until Ctrl-C. Kill a member (kill -9) to see the locks go on.")
public final class DemoCommand implements Callable<Integer> {

    static final String CLUSTER = "lockgrid";

    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration SNAPSHOT = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    @Option(names = "--seconds", paramLabel = "N", description = "End by itself after that many seconds.")
    private @Nullable Integer seconds;

    @Option(
            names = "--tls",
            description = "Let members and clients speak TLS, with certificates that are made for the demo.")
    private boolean tls;

    @Option(names = "--verbose", description = "Show stack traces.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Called by picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (seconds != null && seconds < 1) {
            throw new IllegalArgumentException("--seconds " + seconds + " is not allowed; allowed: 1 or more");
        }
        Logging.quiet(verbose);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, stopped), "lockgrid-demo-stop"));
        try {
            if (!runOnce(HostPort.DEFAULT_PORT, stop)) {
                // of two demos that race for the same ports, each goes where the other one does not
                int elsewhere = HostPort.DEFAULT_PORT
                        + 10 * (1 + (int) (ProcessHandle.current().pid() % 100));
                if (!runOnce(elsewhere, stop)) {
                    throw new CommandFailed(
                            ExitCode.FAILED,
                            "other processes took the demo's ports twice; nothing is left running. Try again.");
                }
            }
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    /** One demo from start to end; false, with nothing left of it, if another process took a port at its start. */
    private boolean runOnce(int firstPort, CountDownLatch stop) throws InterruptedException, IOException {
        try (DemoMembers members = DemoMembers.start(out(), firstPort, tls)) {
            if (members.awaitReady(stop)) {
                showUntil(stop, members);
            }
            members.endedWell();
            return true;
        } catch (PortTakenException e) {
            out().println(e.getMessage());
            return false;
        }
    }

    private void showUntil(CountDownLatch stop, DemoMembers members) throws InterruptedException, IOException {
        boolean terminal = Terminal.isStandardOutput();
        long pause = (terminal ? REDRAW : SNAPSHOT).toNanos();
        long end = System.nanoTime() + (seconds == null ? Long.MAX_VALUE / 2 : TimeUnit.SECONDS.toNanos(seconds));
        LockGridClientConfig config = members.wire()
                .client(LockGridClientConfig.defaults().withClusterName(CLUSTER).withMembers(members.addresses()));
        try (LockGrid grid = LockGridClient.connect(config.withName("demo"));
                Workload workload = Workload.start(grid);
                DemoConsole console = DemoConsole.start(config)) {
            Screen screen = new Screen(out(), terminal, members, grid, console.lines());
            long left;
            do {
                screen.draw(workload.acquired());
                left = end - System.nanoTime();
            } while (left > 0 && !stop.await(Math.min(left, pause), TimeUnit.NANOSECONDS));
        }
        out().println("stopping the members");
        out().flush();
    }

    /** In the shutdown hook, which the JVM does not outlive: tells the main thread to end, and waits until it has. */
    private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            // not longer: the members end with this process in any case, as their standard input does
            stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
