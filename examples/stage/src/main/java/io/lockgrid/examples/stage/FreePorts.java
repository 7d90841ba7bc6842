package io.lockgrid.examples.stage;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Ports of the loopback that nobody uses now. Stateless. */
public final class FreePorts {
    /** Below those that the system gives to outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int BEYOND = 32_000;

    private FreePorts() {}

    /** So many, each another. */
    public static List<Integer> find(int count) throws IOException {
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                ports.add(free.getLocalPort());
            } catch (BindException taken) {
                continue;
            }
        }
        return List.copyOf(ports);
    }

    /** As a list of members. */
    public static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
