package io.lockgrid.node.wire;

import static com.hazelcast.internal.networking.HandlerStatus.BLOCKED;
import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.networking.HandlerStatus.DIRTY;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;
import static com.hazelcast.internal.nio.Protocols.CLUSTER;
import static com.hazelcast.internal.nio.Protocols.PROTOCOL_LENGTH;

import com.hazelcast.client.impl.protocol.util.ClientMessageEncoder;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import com.hazelcast.internal.networking.nio.NioOutboundPipeline;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Says what this side speaks, where the other is a member, and gives way to the encoder of the protocol once there is
 * something to write: whoever says three bytes and no more costs no buffer. Thread-safe as far as the engine needs it.
 */
final class ProtocolEncoder extends OutboundHandler<Void, ByteBuffer> {
    private final ServerContext context;
    private final SocketBuffers buffers;

    private volatile @Nullable String spoken;
    private volatile boolean heard;
    private boolean said;

    ProtocolEncoder(ServerContext context, SocketBuffers buffers) {
        this.context = context;
        this.buffers = buffers;
    }

    @Override
    public void handlerAdded() {
        initDstBuffer(PROTOCOL_LENGTH);
        if (channel.isClientMode()) {
            spoken = CLUSTER;
        }
    }

    /** The other side has said what it speaks. */
    void hear(String protocol) {
        spoken = protocol;
        heard = true;
        if (CLUSTER.equals(protocol)) {
            channel.outboundPipeline().wakeup();
        }
    }

    @Override
    public HandlerStatus onWrite() {
        compactOrClear(dst);
        try {
            if (spoken == null) {
                return CLEAN;
            }
            return CLUSTER.equals(spoken) ? member() : client();
        } finally {
            dst.flip();
        }
    }

    private HandlerStatus member() {
        if (!said) {
            said = true;
            dst.put(CLUSTER.getBytes(StandardCharsets.US_ASCII));
            return DIRTY;
        } else if (dst.position() > 0) {
            return DIRTY; // not sent yet
        } else if (!heard) {
            return BLOCKED; // until hear() wakes it
        } else if (isNothingToWrite()) {
            return CLEAN;
        }
        channel.options().setOption(ChannelOption.SO_SNDBUF, buffers.membersSend());
        ServerConnection connection = Channels.connection(channel);
        channel.outboundPipeline().replace(this, context.createOutboundHandlers(EndpointQualifier.MEMBER, connection));
        return CLEAN;
    }

    private HandlerStatus client() {
        if (isNothingToWrite()) {
            return CLEAN;
        }
        channel.options().setOption(ChannelOption.SO_SNDBUF, buffers.clientsSend());
        channel.outboundPipeline().replace(this, new ClientMessageEncoder());
        return CLEAN;
    }

    /** The engine asks again after it has put something into its queue. */
    private boolean isNothingToWrite() {
        return ((NioOutboundPipeline) channel.outboundPipeline()).totalFramesPending() == 0;
    }
}
