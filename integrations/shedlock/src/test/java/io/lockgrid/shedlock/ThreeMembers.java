package io.lockgrid.shedlock;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Three members in this process, on free ports of the loopback, and a light client; closing stops them. */
final class ThreeMembers implements AutoCloseable {
    private final String cluster = "test-" + UUID.randomUUID();
    private final List<String> addresses = new ArrayList<>();
    final List<LockGrid> members;
    final LockGrid client;

    ThreeMembers() {
        List<Integer> ports = freePorts();
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        List<CompletableFuture<LockGrid>> starting = ports.stream()
                .map(port -> CompletableFuture.supplyAsync(() -> GridNode.start(GridNodeConfig.defaults()
                        .withClusterName(cluster)
                        .withNodeName("node-" + port)
                        .withPort(port)
                        .withMembers(addresses))))
                .toList();
        members = starting.stream().map(CompletableFuture::join).toList();
        client = LockGridClient.connect(
                LockGridClientConfig.defaults().withClusterName(cluster).withMembers(addresses));
    }

    private static List<Integer> freePorts() {
        try (ServerSocket one = free();
                ServerSocket two = free();
                ServerSocket three = free()) {
            return Stream.of(one, two, three).map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Override
    public void close() {
        client.close();
        // all at once: one that leaves while the others stay would see to it first that they keep a majority
        members.stream()
                .map(member -> CompletableFuture.runAsync(member::close))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
