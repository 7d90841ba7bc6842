package io.lockgrid.node.raft;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.wire.WireCodec;
import java.util.concurrent.CompletableFuture;

/** Tells a client the terms of this grid. */
final class HelloTask extends GridTask {
    HelloTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        WireCodec.open(payload); // refuses another version of the protocol by name
        return CompletableFuture.completedFuture(service().terms().encode());
    }
}
