package io.lockgrid.examples.stage;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A grid of three processes, {@code lockgrid node} each, on free ports of the loopback. Used by one thread. */
public final class ThreeNodes implements AutoCloseable {
    private static final String LOCKGRID =
            Path.of("..", "..", "lockgrid").toAbsolutePath().normalize().toString();

    private final List<Program> nodes = new ArrayList<>();
    private final String members;

    private ThreeNodes(List<Integer> ports) {
        members = FreePorts.addresses(ports);
    }

    /**
     * Starts them and waits until they can grant locks.
     *
     * @param timeToLive how long the locks of a silent program stay its own, in seconds
     */
    public static ThreeNodes start(int timeToLive) throws IOException, InterruptedException {
        build();
        List<Integer> ports = FreePorts.find(3);
        ThreeNodes grid = new ThreeNodes(ports);
        try {
            for (int port : ports) {
                grid.nodes.add(grid.node(port, timeToLive));
            }
            for (Program node : grid.nodes) {
                node.await("lockgrid: ready");
            }
            return grid;
        } catch (IOException | InterruptedException | RuntimeException e) {
            grid.close();
            throw e;
        }
    }

    /** The command builds its jar where that is missing; once, and not three times at the same moment. */
    private static void build() throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(command("--version"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("lockgrid cannot be started: it ended with " + exitCode);
        }
    }

    /** The {@code lockgrid} command with these arguments. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LOCKGRID));
        command.addAll(List.of(arguments));
        return command;
    }

    private Program node(int port, int timeToLive) throws IOException {
        return Program.start(
                "node-" + (nodes.size() + 1),
                Map.of(
                        "LOCKGRID_PORT",
                        Integer.toString(port),
                        "LOCKGRID_DISCOVERY_MEMBERS",
                        members,
                        "LOCKGRID_SESSION_TIME_TO_LIVE",
                        timeToLive + "s",
                        "LOCKGRID_SESSION_HEARTBEAT",
                        "500ms",
                        "LOCKGRID_STOP_TIMEOUT",
                        "0s",
                        "LOCKGRID_JAVA_OPTS",
                        "-Xmx192m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"),
                command("node", "--stop-with-parent"),
                false);
    }

    /** What tells a light client where the grid is, and by which name operators see it. */
    public Map<String, String> environment(String clientName) {
        return Map.of("LOCKGRID_CLIENT_MEMBERS", members, "LOCKGRID_CLIENT_NAME", clientName);
    }

    @Override
    public void close() {
        nodes.forEach(Program::close);
    }
}
