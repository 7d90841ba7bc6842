package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.wire.WireCodec;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A client wants no more notices over this connection. */
final class UnsubscribeTask extends GridTask {
    UnsubscribeTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        Input in = WireCodec.open(payload);
        UUID registration = in.readUuid();
        in.expectEnd();
        Output out = WireCodec.begin(WireCodec.version(payload));
        out.writeBoolean(endpoint.removeDestroyAction(registration));
        return CompletableFuture.completedFuture(out.toBytes());
    }
}
