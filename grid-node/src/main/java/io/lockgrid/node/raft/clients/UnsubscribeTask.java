package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
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
        WireReader in = WireCodec.open(payload);
        UUID registration = in.uuid();
        in.end();
        WireWriter out = WireCodec.begin(WireCodec.version(payload), 1);
        out.flag(endpoint.removeDestroyAction(registration));
        return CompletableFuture.completedFuture(out.toBytes());
    }
}
