package io.lockgrid.internal.client;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.spi.impl.ListenerMessageCodec;
import io.lockgrid.internal.wire.WireReader;
import io.lockgrid.internal.wire.WireWriter;
import java.util.UUID;

/** Subscribes to notices at every member that the client is connected to. Stateless. */
final class SubscribeCodec implements ListenerMessageCodec {
    @Override
    public ClientMessage encodeAddRequest(boolean localOnly) {
        return GridMessages.request(GridMessages.SUBSCRIBE, "", new byte[0]);
    }

    @Override
    public UUID decodeAddResponse(ClientMessage answer) {
        return new WireReader(GridMessages.payload(answer)).uuid();
    }

    @Override
    public ClientMessage encodeRemoveRequest(UUID registration) {
        WireWriter out = new WireWriter(16);
        out.uuid(registration);
        return GridMessages.request(GridMessages.UNSUBSCRIBE, "", out.toBytes());
    }

    @Override
    public boolean decodeRemoveResponse(ClientMessage answer) {
        return new WireReader(GridMessages.payload(answer)).flag();
    }
}
