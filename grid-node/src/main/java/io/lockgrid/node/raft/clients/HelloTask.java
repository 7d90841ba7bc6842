package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.wire.Hello;
import java.util.concurrent.CompletableFuture;

/** Tells a client the terms of this grid, in the version of the protocol that both will speak. */
final class HelloTask extends GridTask {
    HelloTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        int version = Hello.decode(payload).agree(service().protocol());
        return CompletableFuture.completedFuture(service().terms().encode(version));
    }
}
