package io.lockgrid.console.browser;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Three members in this process, on free ports of the loopback; they can be stopped all at once, and started again. */
public final class Members implements AutoCloseable {
    private static final int COUNT = 3;

    private final String cluster = "browser-" + UUID.randomUUID();
    private final List<Integer> ports = freePorts(COUNT);
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

    /** Below those that the system gives to outgoing connections: one of them could have it after a restart. */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < count) {
                int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
                try {
                    sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (BindException taken) {
                    continue;
                }
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
