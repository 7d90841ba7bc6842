package io.lockgrid.internal.client;

import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.connection.ClientConnection;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import io.lockgrid.internal.session.TransportException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Brings messages straight to the member that leads their group, as far as is known. Thread-safe. */
final class LeaderRoute {
    private final HazelcastClientInstanceImpl client;

    /** What is said while no member is connected. */
    private final String disconnected;

    /** Who led each group when it last answered. */
    private final Map<String, UUID> leaders = new ConcurrentHashMap<>();

    LeaderRoute(HazelcastClientInstanceImpl client, String disconnected) {
        this.client = client;
        this.disconnected = disconnected;
    }

    void leads(String group, UUID leader) {
        leaders.put(group, leader);
    }

    /** The members have changed. */
    void forget() {
        leaders.clear();
    }

    /** The answer to a message about that group; what fails, fails with {@link TransportException}. */
    CompletableFuture<byte[]> send(int type, String group, byte[] payload) {
        return invoke(GridMessages.request(type, group, payload), leaders.get(group))
                .handle((bytes, failure) -> {
                    if (failure != null) {
                        leaders.remove(group);
                        throw trouble(failure);
                    }
                    return bytes;
                });
    }

    /** The answer to a message that is about no group, from any member. */
    CompletableFuture<byte[]> sendToAny(int type, byte[] payload) {
        return invoke(GridMessages.request(type, "", payload), null);
    }

    private CompletableFuture<byte[]> invoke(ClientMessage message, @Nullable UUID leader) {
        ClientInvocation invocation = isConnectedTo(leader)
                ? new ClientInvocation(client, message, "LockGrid", leader)
                : new ClientInvocation(client, message, "LockGrid");
        invocation.setInvocationTimeoutMillis(-1); // the session itself sends again, and knows what may be repeated
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        invocation
                .invokeUrgent()
                .whenCompleteAsync(
                        (reply, failure) -> {
                            if (failure == null) {
                                answer.complete(GridMessages.payload(reply));
                            } else {
                                answer.completeExceptionally(failure);
                            }
                        },
                        Runnable::run);
        return answer;
    }

    private boolean isConnectedTo(@Nullable UUID member) {
        ClientConnection connection =
                member == null ? null : client.getConnectionManager().getConnection(member);
        return connection != null && connection.isAlive();
    }

    boolean isDisconnected() {
        return client.getConnectionManager().getActiveConnections().isEmpty();
    }

    private TransportException trouble(Throwable failure) {
        if (isDisconnected()) {
            return new TransportException(disconnected, failure);
        }
        String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new TransportException(words, failure);
    }
}
