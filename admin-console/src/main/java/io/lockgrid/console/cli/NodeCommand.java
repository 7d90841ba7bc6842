package io.lockgrid.console.cli;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.node.GridMode;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** {@code lockgrid node}: one member in a process of its own, until it is asked to stop. */
@Command(
        name = "node",
        description = "Start a member, as lockgrid.yaml, the environment and system properties say. SIGTERM or Ctrl-C"
                + " stops it gracefully.")
final class NodeCommand implements Callable<Integer> {

    private static final long HEALTH_CHECK_MILLIS = 200;

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on.")
    private @Nullable Integer port;

    @Option(
            names = "--members",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "The members to find, instead of those of the configuration.")
    private @Nullable List<String> members;

    @Option(names = "--bind", paramLabel = "HOST", description = "The address, name or interface to listen on.")
    private @Nullable String bind;

    @Option(names = "--name", paramLabel = "NAME", description = "What operators see.")
    private @Nullable String name;

    @Option(names = "--cluster-name", paramLabel = "NAME", description = "Members of another name are refused.")
    private @Nullable String clusterName;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: lockgrid.yaml in the working directory, if there is one.")
    private @Nullable Path file;

    @Option(names = "--stop-with-parent", hidden = true, description = "End at once when standard input ends.")
    private boolean stopWithParent;

    @Option(names = "--verbose", description = "Show stack traces.")
    private boolean verbose;

    @Mixin
    private LogOptions log = new LogOptions();

    @Spec
    private CommandSpec spec;

    NodeCommand() {
        spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws InterruptedException {
        if (stopWithParent) {
            ignoreCtrlC();
            haltAtEndOfInput();
        }
        GridNodeConfig config = config();
        Logging.ofService(log.formatter(verbose));
        CountDownLatch stopped = new CountDownLatch(1);
        try (LockGrid grid = GridNode.start(config)) {
            Thread stop = new Thread(() -> stop(grid, stopped), "lockgrid-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            say("joined cluster " + config.clusterName() + ", listening on " + listening(grid, config) + ", process "
                    + ProcessHandle.current().pid());
            sayWhenLocksCanBeGranted(grid, stopped);
            stopped.await();
        }
        return ExitCode.OK;
    }

    /** What the engine took, and what was asked for where that was said in another way. */
    private static String listening(LockGrid grid, GridNodeConfig config) {
        String address = GridNode.address(grid).orElseThrow();
        boolean asked = HostPort.of(config.bind(), config.port()).toString().equals(address);
        return asked ? address : address + " (bind: " + config.bind() + ")";
    }

    private GridNodeConfig config() {
        GridNodeConfig config = file == null ? GridNodeConfig.load() : GridNodeConfig.load(file);
        config = config.withMode(GridMode.GRID); // of a grid in this process alone nobody could use a lock
        config = port == null ? config : config.withPort(port);
        config = members == null ? config : config.withMembers(members);
        config = bind == null ? config : config.withBind(bind);
        config = name == null ? config : config.withNodeName(name);
        return clusterName == null ? config : config.withClusterName(clusterName);
    }

    private void sayWhenLocksCanBeGranted(LockGrid grid, CountDownLatch stopped) throws InterruptedException {
        String waitsFor = "";
        while (!stopped.await(HEALTH_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            GridHealth health = grid.health();
            String reasons = String.join("; ", health.reasons());
            if (health.status() != GridHealth.Status.UNAVAILABLE) {
                say("ready, locks can be granted" + (reasons.isEmpty() ? "" : " (" + reasons + ")"));
                return;
            }
            if (!reasons.equals(waitsFor)) {
                say("not ready yet: " + reasons);
                waitsFor = reasons;
            }
        }
    }

    private void stop(LockGrid grid, CountDownLatch stopped) {
        say("stopping");
        grid.close();
        say("stopped");
        stopped.countDown();
    }

    /** A terminal sends it to parent and child alike; the parent decides in which order they end. */
    private static void ignoreCtrlC() {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
    }

    /** The parent holds the other end of standard input and never writes: its death, however it died, ends the input. */
    private static void haltAtEndOfInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // a broken pipe says the same as its end
                    } finally {
                        Runtime.getRuntime().halt(ExitCode.OK);
                    }
                },
                "lockgrid-watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("lockgrid: " + line);
        out.flush();
    }
}
