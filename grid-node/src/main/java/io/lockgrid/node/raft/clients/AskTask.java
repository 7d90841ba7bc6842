package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.node.raft.AdminDesk;
import java.util.concurrent.CompletableFuture;

/** An operator's question from a client. */
final class AskTask extends GridTask {
    AskTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        return AdminDesk.answer(nodeEngine, service(), site(), payload);
    }
}
