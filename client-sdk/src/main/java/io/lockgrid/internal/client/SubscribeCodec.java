package io.lockgrid.internal.client;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.spi.impl.ListenerMessageCodec;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.wire.WireCodec;
import java.util.UUID;

/** Subscribes to notices at every member that the client is connected to. Immutable. */
final class SubscribeCodec implements ListenerMessageCodec {
    private final int version;

    /** @param version in which the notices are to come */
    SubscribeCodec(int version) {
        this.version = version;
    }

    @Override
    public ClientMessage encodeAddRequest(boolean localOnly) {
        byte[] payload = WireCodec.begin(version).toBytes();
        return GridMessages.request(GridMessages.SUBSCRIBE, "", payload);
    }

    @Override
    public UUID decodeAddResponse(ClientMessage answer) {
        return WireCodec.open(GridMessages.payload(answer)).readUuid();
    }

    @Override
    public ClientMessage encodeRemoveRequest(UUID registration) {
        Output out = WireCodec.begin(version);
        out.writeUuid(registration);
        return GridMessages.request(GridMessages.UNSUBSCRIBE, "", out.toBytes());
    }

    @Override
    public boolean decodeRemoveResponse(ClientMessage answer) {
        return WireCodec.open(GridMessages.payload(answer)).readBoolean();
    }
}
