package io.lockgrid.node.wire;

import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;
import static com.hazelcast.internal.nio.Protocols.CLIENT_BINARY;
import static com.hazelcast.internal.nio.Protocols.CLUSTER;
import static com.hazelcast.internal.nio.Protocols.PROTOCOL_LENGTH;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.nio.ConnectionType;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import io.lockgrid.internal.tls.Peer;
import io.lockgrid.node.raft.access.Identity;
import io.lockgrid.node.raft.access.Turnstile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three bytes that name the protocol, and gives way to its decoder. Members' and clients' are spoken, and nothing
 * else: no REST, no memcache. For the thread that reads the channel.
 */
final class ProtocolDecoder extends InboundHandler<ByteBuffer, Void> {
    private final ServerContext context;
    private final ProtocolEncoder encoder;
    private final Gate gate;

    ProtocolDecoder(ServerContext context, ProtocolEncoder encoder, Gate gate) {
        this.context = context;
        this.encoder = encoder;
        this.gate = gate;
    }

    @Override
    public void handlerAdded() {
        initSrcBuffer(PROTOCOL_LENGTH);
    }

    @Override
    public HandlerStatus onRead() {
        src.flip();
        try {
            if (src.remaining() == PROTOCOL_LENGTH) {
                byte[] bytes = new byte[PROTOCOL_LENGTH];
                src.get(bytes);
                speak(new String(bytes, StandardCharsets.ISO_8859_1));
            }
            return CLEAN;
        } finally {
            compactOrClear(src);
        }
    }

    private void speak(String protocol) {
        ServerConnection connection = Channels.connection(channel);
        Peer peer = (Peer) channel.attributeMap().get(Peer.class); // of its certificate; null where the wire is plain
        if (CLUSTER.equals(protocol) && gate.links() != null && (peer == null || !peer.member())) {
            gate.refusals()
                    .close(
                            connection,
                            "it speaks as a member, and "
                                    + (peer == null
                                            ? "shows no certificate"
                                            : "its certificate, of " + peer.names()
                                                    + ", is not one of a member (a name that tls.members lists, and serverAuth)"));
        } else if (CLUSTER.equals(protocol)) {
            if (channel.isClientMode()) {
                gate.firstLinks().taken();
                connection.setConnectionType(ConnectionType.MEMBER);
            }
            encoder.hear(protocol);
            channel.inboundPipeline()
                    .replace(this, context.createInboundHandlers(EndpointQualifier.MEMBER, connection));
        } else if (CLIENT_BINARY.equals(protocol) && !channel.isClientMode()) {
            encoder.hear(protocol);
            identify(peer, connection);
            channel.options()
                    .setOption(ChannelOption.SO_RCVBUF, gate.buffers().clientsReceive())
                    .setOption(ChannelOption.DIRECT_BUF, false); // the clients' codec reads arrays
            channel.inboundPipeline().replace(this, gate.clientDecoder(connection, context.getClientEngine()));
        } else {
            gate.refusals()
                    .close(
                            connection,
                            "it speaks the protocol '" + protocol.replaceAll("[^!-~]", "?")
                                    + "', and members and clients are spoken to here, "
                                    + (gate.links() == null ? "without TLS" : "and nobody else"));
        }
    }

    @SuppressWarnings("unchecked") // as the engine declares its channels' attributes
    private void identify(@Nullable Peer peer, ServerConnection connection) {
        channel.attributeMap()
                .put(Turnstile.class, (Turnstile) why -> gate.refusals().say(connection, why));
        if (peer != null) {
            channel.attributeMap().put(Identity.class, new Identity(peer.name(), peer.names()));
        }
    }

    /** Who says nothing, as probes of the port do, is not worth a line. */
    @Override
    public void interceptError(Throwable error) throws Throwable {
        Channels.endQuietly(channel, error);
    }
}
