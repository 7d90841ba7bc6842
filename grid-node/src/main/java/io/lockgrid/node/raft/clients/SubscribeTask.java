package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.node.raft.NoticePost;
import io.lockgrid.node.raft.access.Identity;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A client wants the notices for its sessions over this connection, for as long as it lasts. */
public final class SubscribeTask extends GridTask {
    SubscribeTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        WireCodec.open(payload).expectEnd();
        int version = WireCodec.version(payload);
        UUID client = endpoint.getUuid();
        Consumer<Notices> sink = notices -> send(notices, version);
        NoticePost post = service().noticePost();
        Identity caller = Identity.of(connection);
        post.subscribe(client, caller == null ? null : caller.name(), sink);
        UUID registration = service().surroundings().newId();
        endpoint.addDestroyAction(registration, () -> post.unsubscribe(client, sink));
        Output out = WireCodec.begin(version);
        out.writeUuid(registration);
        return CompletableFuture.completedFuture(out.toBytes());
    }

    private void send(Notices notices, int version) {
        ClientMessage event = GridMessages.event(WireCodec.encode(notices, version));
        event.setCorrelationId(clientMessage.getCorrelationId());
        connection.write(event);
    }
}
