package io.lockgrid.node.wire;

import static com.hazelcast.internal.networking.ChannelOption.DIRECT_BUF;
import static com.hazelcast.internal.networking.ChannelOption.SO_KEEPALIVE;
import static com.hazelcast.internal.networking.ChannelOption.SO_LINGER;
import static com.hazelcast.internal.networking.ChannelOption.SO_RCVBUF;
import static com.hazelcast.internal.networking.ChannelOption.SO_SNDBUF;
import static com.hazelcast.internal.networking.ChannelOption.TCP_KEEPCOUNT;
import static com.hazelcast.internal.networking.ChannelOption.TCP_KEEPIDLE;
import static com.hazelcast.internal.networking.ChannelOption.TCP_KEEPINTERVAL;
import static com.hazelcast.internal.networking.ChannelOption.TCP_NODELAY;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import io.lockgrid.internal.tls.TlsLinks;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts the handlers into each new channel of a member. Thread-safe. */
final class Channels implements Function<EndpointQualifier, ChannelInitializer>, ChannelInitializer {
    private final ServerContext context;
    private final Gate gate;

    Channels(ServerContext context, Gate gate) {
        this.context = context;
        this.gate = gate;
    }

    @Override
    public ChannelInitializer apply(@Nullable EndpointQualifier qualifier) {
        return this;
    }

    @Override
    public void initChannel(Channel channel) throws SSLException {
        HazelcastProperties properties = context.properties();
        channel.options()
                .setOption(DIRECT_BUF, properties.getBoolean(ClusterProperty.SOCKET_BUFFER_DIRECT))
                .setOption(TCP_NODELAY, properties.getBoolean(ClusterProperty.SOCKET_NO_DELAY))
                .setOption(SO_KEEPALIVE, properties.getBoolean(ClusterProperty.SOCKET_KEEP_ALIVE))
                .setOption(SO_SNDBUF, gate.buffers().membersSend())
                .setOption(SO_RCVBUF, gate.buffers().membersReceive())
                .setOption(SO_LINGER, properties.getSeconds(ClusterProperty.SOCKET_LINGER_SECONDS))
                .setOption(TCP_KEEPIDLE, properties.getInteger(ClusterProperty.SOCKET_KEEP_IDLE))
                .setOption(TCP_KEEPCOUNT, properties.getInteger(ClusterProperty.SOCKET_KEEP_COUNT))
                .setOption(TCP_KEEPINTERVAL, properties.getInteger(ClusterProperty.SOCKET_KEEP_INTERVAL));
        ProtocolEncoder encoder = new ProtocolEncoder(context, gate.buffers());
        ProtocolDecoder decoder = new ProtocolDecoder(context, encoder, gate);
        TlsLinks links = gate.links();
        if (links == null) {
            channel.outboundPipeline().addLast(encoder);
            channel.inboundPipeline().addLast(decoder);
        } else {
            TlsLinks.Handlers tls = links.handlers(channel);
            channel.outboundPipeline().addLast(encoder, tls.outbound());
            channel.inboundPipeline().addLast(tls.inbound(), decoder);
        }
        if (!channel.isClientMode()) {
            gate.enter(channel);
        }
    }

    static ServerConnection connection(Channel channel) {
        return (ServerConnection)
                Objects.requireNonNull(channel.attributeMap().get(ServerConnection.class), "the channel's connection");
    }

    /** The end of a link to a peer that nobody knew yet, however it came, is no event. */
    static void endQuietly(Channel channel, Throwable error) throws EOFException {
        if (error instanceof IOException && !channel.isClientMode()) {
            Refusals.quietly(connection(channel));
            throw new EOFException(error.getMessage());
        }
    }
}
