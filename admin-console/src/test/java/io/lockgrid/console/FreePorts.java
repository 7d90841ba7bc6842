package io.lockgrid.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of loopback that nobody listens at. */
public final class FreePorts {
    private FreePorts() {}

    /** Below those that the system gives to outgoing connections: one of them could have it after a restart. */
    public static List<Integer> some(int count) {
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

    public static int one() {
        return some(1).get(0);
    }

    /** Waits until a port that was listened at can be had again. */
    public static void awaitFree(int port) {
        await().atMost(Patience.LONG).until(() -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (BindException taken) {
                return false;
            }
        });
    }
}
