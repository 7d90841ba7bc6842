package io.lockgrid.node.wire;

import com.hazelcast.internal.nio.ConnectionType;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.log.Silence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log who was refused and why, in one line. The first of an address is said, and those that follow after ever
 * longer silences, one a minute in the end. Thread-safe.
 */
final class Refusals {
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    private static final int ADDRESSES = 1_000;

    private final ILogger logger;
    private final LongSupplier nanoTime;
    private final Map<InetAddress, Silence> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Silence> eldest) {
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
        note(peer, "Refused a peer at " + peer + ": " + why);
    }

    /** Says something of an address, as often as of a refusal. */
    void note(@Nullable SocketAddress about, String words) {
        String before = about instanceof InetSocketAddress peer && peer.getAddress() != null
                ? passedOver(peer.getAddress())
                : "";
        if (before != null) {
            logger.warning(words + before);
        }
    }

    /** The engine writes a line for each connection that ends, but none for those that it takes for text clients. */
    static void quietly(ServerConnection connection) {
        connection.setConnectionType(ConnectionType.REST_CLIENT);
    }

    /** @return in words how many were passed over before; null if this one is to be */
    private synchronized @Nullable String passedOver(InetAddress address) {
        Silence known = said.remove(address);
        Silence silence = known == null ? new Silence(FIRST_SILENCE, LONGEST_SILENCE) : known;
        said.put(address, silence); // behind the others: the first is forgotten first
        return silence.isOver(nanoTime.getAsLong()) ? silence.words() : null;
    }
}
