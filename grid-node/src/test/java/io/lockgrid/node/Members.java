package io.lockgrid.node;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.LockGrid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Real members in this process, on free ports of the loopback; closing stops them all. */
public final class Members implements AutoCloseable {
    public final String cluster;
    final List<String> addresses = new ArrayList<>();
    final List<LockGrid> grids = new ArrayList<>();
    final List<GridNodeConfig> configs = new ArrayList<>();

    public Members(int count, UnaryOperator<GridNodeConfig> changes) {
        this("test-" + UUID.randomUUID(), count, changes);
    }

    Members(String cluster, int count, UnaryOperator<GridNodeConfig> changes) {
        this.cluster = cluster;
        List<Integer> ports = freePorts(count);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        List<CompletableFuture<LockGrid>> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GridNodeConfig config = changes.apply(GridNodeConfig.defaults()
                    .withClusterName(cluster)
                    .withNodeName("node-" + i)
                    .withPort(ports.get(i))
                    .withMembers(addresses));
            configs.add(config);
            starts.add(CompletableFuture.supplyAsync(() -> GridNode.start(config)));
        }
        starts.forEach(start -> grids.add(start.join()));
    }

    public List<String> addresses() {
        return addresses;
    }

    public LockGrid grid(int index) {
        return grids.get(index);
    }

    /** The engine's member of a node. */
    public HazelcastInstance engine(int index) {
        int port = configs.get(index).port();
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(member -> member.getConfig().getClusterName().equals(cluster)
                        && member.getCluster().getLocalMember().getAddress().getPort() == port)
                .findFirst()
                .orElseThrow();
    }

    /** All at once: one that leaves while the others stay would see to it first that they keep a majority. */
    static void closeTogether(List<LockGrid> grids) {
        List<Thread> closers =
                grids.stream().map(grid -> new Thread(grid::close, "closer")).toList();
        closers.forEach(Thread::start);
        for (Thread closer : closers) {
            try {
                closer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < count) {
                // Below those that the system gives to outgoing connections: one of them could have it after a restart.
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
        closeTogether(grids);
    }
}
