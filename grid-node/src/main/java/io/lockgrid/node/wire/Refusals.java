package io.lockgrid.node.wire;

import com.hazelcast.internal.nio.ConnectionType;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.ILogger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says in the log who was refused and why: one line of words, at most one a second for each address. Thread-safe. */
final class Refusals {
    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final int ADDRESSES = 1_000;

    private final ILogger logger;
    private final LongSupplier nanoTime;
    private final Map<InetAddress, Long> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Long> eldest) {
            return size() > ADDRESSES;
        }
    };

    Refusals(ILogger logger, LongSupplier nanoTime) {
        this.logger = logger;
        this.nanoTime = nanoTime;
    }

    /** Closes the connection. */
    void close(ServerConnection connection, String why) {
        say(connection, why + "; its connection was closed");
        quietly(connection);
        connection.close(why, null);
    }

    /** Only says it. */
    void say(ServerConnection connection, String why) {
        InetSocketAddress peer = connection.getRemoteSocketAddress();
        if (peer == null || isDue(peer.getAddress())) {
            logger.warning("Refused a peer at " + peer + ": " + why);
        }
    }

    /** The engine writes a line for each connection that ends, but none for those that it takes for text clients. */
    static void quietly(ServerConnection connection) {
        connection.setConnectionType(ConnectionType.REST_CLIENT);
    }

    private synchronized boolean isDue(@Nullable InetAddress address) {
        if (address == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Long last = said.get(address);
        if (last != null && now - last < PAUSE_NANOS) {
            return false;
        }
        said.remove(address);
        said.put(address, now);
        return true;
    }
}
