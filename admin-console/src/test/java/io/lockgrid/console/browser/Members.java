package io.lockgrid.console.browser;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.FreePorts;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Three members in this process, on free ports of the loopback; they can be stopped all at once, and started again. */
public final class Members implements AutoCloseable {
    private static final int COUNT = 3;

    /** A holder that a busy machine keeps from its heartbeats is not lost, and one that is dead can be looked at. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private final String cluster = "browser-" + UUID.randomUUID();
    private final List<Integer> ports = FreePorts.some(COUNT);
    private final List<LockGrid> grids = new ArrayList<>();

    /** Starts them. */
    public Members() {
        start();
    }

    /** Starts them, and waits until each can grant locks. */
    public void start() {
        List<CompletableFuture<LockGrid>> starts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            GridNodeConfig config = GridNodeConfig.defaults()
                    .withClusterName(cluster)
                    .withNodeName("member-" + (i + 1))
                    .withPort(ports.get(i))
                    .withMembers(addresses())
                    .withSession(TIME_TO_LIVE, Duration.ofSeconds(3))
                    .withStopTimeout(Duration.ZERO);
            starts.add(CompletableFuture.supplyAsync(() -> GridNode.start(config), task -> new Thread(task).start()));
        }
        starts.forEach(start -> grids.add(start.join()));
    }

    /** Stops them all together, as a power cut would. */
    public void stop() {
        CompletableFuture<?>[] ends = grids.stream()
                .map(grid -> CompletableFuture.runAsync(grid::close, task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
        grids.clear();
    }

    public LockGrid any() {
        return grids.get(0);
    }

    /** How clients find them. */
    public LockGridClientConfig clients() {
        return LockGridClientConfig.defaults().withClusterName(cluster).withMembers(addresses());
    }

    /** A client with a session of its own. */
    public LockGrid client(String name) {
        return LockGridClient.connect(clients().withName(name));
    }

    private List<String> addresses() {
        return ports.stream().map(port -> "127.0.0.1:" + port).toList();
    }

    @Override
    public void close() {
        stop();
    }
}
