package io.lockgrid.node.wire;

import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.client.impl.ClientEndpointManager;
import com.hazelcast.client.impl.ClientEngine;
import com.hazelcast.client.impl.protocol.ClientExceptionFactory;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelCloseListener;
import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.networking.ChannelOptions;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.networking.InboundPipeline;
import com.hazelcast.internal.networking.OutboundPipeline;
import com.hazelcast.internal.networking.nio.InboundHandlerWithCounters;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import com.hazelcast.internal.util.counters.SwCounter;
import io.lockgrid.fuzz.Fake;
import io.lockgrid.fuzz.Judgement;
import io.lockgrid.internal.tls.Peer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Whatever comes: no handler throws or stops to take bytes, what it takes for messages and packets is what
 * was sent, nothing comes behind the close, and once it is closed nothing is held for it. For one thread.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the engine declares its handlers
final class Conversation {
    private static final int BUFFER = 128 << 10;
    private static final int PROTOCOL = 3;
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 5701);

    private static final ClientExceptionFactory EXCEPTIONS =
            new ClientExceptionFactory(false, Conversation.class.getClassLoader());

    private final Gates gates;
    private final Stranger stranger;
    private final Heard heard = new Heard();
    private final List<ChannelCloseListener> onClose = new ArrayList<>();
    private final Channel channel;
    private final ServerConnection connection;
    private InboundHandler handler;
    private boolean known;
    private boolean closed;

    Conversation(Gates gates, Stranger stranger) {
        this.gates = gates;
        this.stranger = stranger;
        connection = Fake.of(ServerConnection.class, this::ofConnection);
        channel = channel();
        ServerContext context = Fake.of(ServerContext.class, this::ofContext);
        ProtocolEncoder encoder =
                new ProtocolEncoder(context, gates.of(stranger).buffers());
        encoder.setChannel(channel);
        encoder.handlerAdded();
        handler = new ProtocolDecoder(context, encoder, gates.of(stranger));
        add();
    }

    private void add() {
        handler.setChannel(channel);
        if (handler instanceof InboundHandlerWithCounters counting) {
            counting.setNormalPacketsRead(SwCounter.newSwCounter());
            counting.setPriorityPacketsRead(SwCounter.newSwCounter());
        }
        handler.handlerAdded();
    }

    private Channel channel() {
        ConcurrentHashMap<Object, Object> attributes = new ConcurrentHashMap<>();
        attributes.put(ServerConnection.class, connection);
        Peer peer = stranger.peer();
        if (peer != null) {
            attributes.put(Peer.class, peer);
        }
        ChannelOptions options = Fake.of(ChannelOptions.class, (method, given) -> {
            return method.equals("getOption") ? given[0] == ChannelOption.SO_RCVBUF ? BUFFER : false : Fake.NOTHING;
        });
        InboundPipeline inbound = Fake.of(InboundPipeline.class, this::ofPipeline);
        OutboundPipeline outbound = Fake.of(OutboundPipeline.class, (method, given) -> Fake.NOTHING);
        return Fake.of(Channel.class, (method, given) -> switch (method) {
            case "isClientMode" -> stranger.wasCalled();
            case "attributeMap" -> attributes;
            case "options" -> options;
            case "inboundPipeline" -> inbound;
            case "outboundPipeline" -> outbound;
            case "addCloseListener" -> onClose.add((ChannelCloseListener) Objects.requireNonNull(given[0]));
            default -> Fake.NOTHING;
        });
    }

    private Object ofPipeline(String method, @Nullable Object[] given) {
        if (method.equals("replace")) {
            Judgement.expect(given[0] == handler, "a handler that is not there was replaced");
            handler = ((InboundHandler[]) Objects.requireNonNull(given[1]))[0];
            add();
        }
        return Fake.NOTHING;
    }

    private Object ofConnection(String method, @Nullable Object[] given) {
        switch (method) {
            case "close":
                close();
                return Fake.NOTHING;
            case "write":
                heard.refused();
                return true;
            case "getRemoteSocketAddress":
                return ADDRESS;
            case "getRemoteUuid":
                return known ? gates.member() : Fake.NOTHING;
            default:
                return Fake.NOTHING;
        }
    }

    private Object ofContext(String method, @Nullable Object[] given) {
        return switch (method) {
            case "getClientEngine" -> Fake.of(ClientEngine.class, this::ofEngine);
            case "createInboundHandlers" ->
                new InboundHandler[] {new MemberDecoder(connection, this::take, gates.of(stranger))};
            default -> Fake.NOTHING;
        };
    }

    private Object ofEngine(String method, @Nullable Object[] given) {
        switch (method) {
            case "accept":
                Judgement.expect(!closed, "a message came behind the close");
                heard.take((ClientMessage) Objects.requireNonNull(given[0]));
                known = stranger.becomesKnown();
                return Fake.NOTHING;
            case "getExceptionFactory":
                return EXCEPTIONS;
            case "getEndpointManager":
                return Fake.of(ClientEndpointManager.class, (asked, of) -> {
                    return asked.equals("getEndpoint") && known ? endpoint() : Fake.NOTHING;
                });
            default:
                return Fake.NOTHING;
        }
    }

    private static ClientEndpoint endpoint() {
        return Fake.of(ClientEndpoint.class, (method, given) -> method.equals("isAuthenticated") ? true : Fake.NOTHING);
    }

    private void take(Packet packet) {
        Judgement.expect(!closed, "a packet came behind the close");
        heard.take(packet);
        known = stranger.becomesKnown();
    }

    private void close() {
        if (!closed) {
            closed = true;
            onClose.forEach(each -> each.onClose(channel));
        }
    }

    /** @param cut how many bytes come at once */
    void hear(byte[] stream, int cut) throws Exception {
        int at = 0;
        while (at < stream.length && !closed) {
            ByteBuffer src = (ByteBuffer) handler.src();
            int piece = Math.min(Math.min(cut, stream.length - at), src.remaining());
            Judgement.expect(piece > 0, "a handler takes no more bytes");
            src.put(stream, at, piece);
            at += piece;
            InboundHandler before;
            do {
                before = handler;
                Judgement.expect(handler.onRead() == HandlerStatus.CLEAN, "a handler wants to be called at once again");
            } while (handler != before && !closed);
        }
        close();
        heard.expectPartOf(stream, PROTOCOL);
        gates.expectNothingHeld();
    }
}
