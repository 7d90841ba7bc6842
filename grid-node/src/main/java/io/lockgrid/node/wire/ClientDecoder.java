package io.lockgrid.node.wire;

import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.client.impl.ClientEngine;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.nio.InboundHandlerWithCounters;
import com.hazelcast.internal.server.ServerConnection;
import io.lockgrid.node.raft.access.Identity;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a client: with a small buffer and short messages, of authentication alone, until it has
 * authenticated, then it gives way to another with the engine's own buffer. For the thread that reads the channel.
 */
final class ClientDecoder extends InboundHandlerWithCounters<ByteBuffer, Consumer<ClientMessage>> {
    /** Type, number and partition. */
    private static final int HEAD = ClientMessage.PARTITION_ID_FIELD_OFFSET + Integer.BYTES;

    private final ServerConnection connection;
    private final ClientEngine engine;
    private final Gate gate;
    private final MessageReader reader;
    private final Fragments fragments;
    private final Budget.Lease lease;
    private final @Nullable ByteBuffer left;
    private boolean known;
    private boolean holding;

    ClientDecoder(ServerConnection connection, ClientEngine engine, Gate gate) {
        this(
                connection,
                engine,
                gate,
                new MessageReader(),
                new Fragments(),
                gate.allowance().strangers(),
                null);
    }

    /** @param left what a stranger's buffer still has, or null for a stranger */
    private ClientDecoder(
            ServerConnection connection,
            ClientEngine engine,
            Gate gate,
            MessageReader reader,
            Fragments fragments,
            Budget budget,
            @Nullable ByteBuffer left) {
        this.connection = connection;
        this.engine = engine;
        this.gate = gate;
        this.reader = reader;
        this.fragments = fragments;
        this.lease = budget.lease();
        this.left = left;
        this.known = left != null;
        dst(gate.guard(connection, engine));
    }

    @Override
    public void handlerAdded() {
        if (left == null) {
            initSrcBuffer(Allowance.STRANGERS_BUFFER);
        } else {
            initSrcBuffer(Math.max(channel.options().getOption(ChannelOption.SO_RCVBUF), Allowance.STRANGERS_BUFFER));
            src.put(left);
        }
        channel.addCloseListener(closed -> lease.end());
    }

    @Override
    public HandlerStatus onRead() {
        src.flip();
        try {
            known = known || isKnown();
            ClientMessage message = reader.read(src, known ? 0 : gate.strangersMessage());
            while (message != null) {
                take(message);
                known = known || isKnown();
                message = reader.read(src, known ? 0 : gate.strangersMessage());
            }
            if (known && left == null) {
                gate.isKnown(channel);
                lease.end();
                channel.inboundPipeline()
                        .replace(
                                this,
                                new ClientDecoder(
                                        connection,
                                        engine,
                                        gate,
                                        reader,
                                        fragments,
                                        gate.allowance().clients(),
                                        src));
            } else {
                hold(reader.allocated() + fragments.allocated());
            }
        } catch (RefusedException refusal) {
            src.position(src.limit());
            gate.refusals().close(connection, refusal.words());
        } finally {
            compactOrClear(src);
        }
        return CLEAN;
    }

    private void take(ClientMessage message) throws RefusedException {
        ClientMessage whole = message;
        if (!ClientMessage.isFlagSet(message.getStartFrame().flags, ClientMessage.UNFRAGMENTED_MESSAGE)) {
            if (!known) {
                throw new RefusedException("it sent a piece of a message before it authenticated");
            }
            whole = fragments.add(message);
        }
        if (whole == null) {
            return;
        }
        if (whole.getStartFrame().content.length < HEAD) {
            throw new RefusedException("it sent a message without a head");
        } else if (!known && !AllowedMessages.isAuthentication(whole.getMessageType())) {
            throw new RefusedException(
                    "it sent " + AllowedMessages.text(whole.getMessageType()) + " before it authenticated");
        }
        whole.setConnection(connection);
        normalPacketsRead.inc();
        dst.accept(whole);
    }

    private boolean isKnown() throws RefusedException {
        ClientEndpoint endpoint = engine.getEndpointManager().getEndpoint(connection);
        boolean authenticated = endpoint != null && endpoint.isAuthenticated();
        if (authenticated && gate.asksClients() && Identity.of(connection) == null) {
            // which task asks is the engine's to choose; this is not
            throw new RefusedException("it showed neither a certificate nor a token");
        }
        return authenticated;
    }

    private void hold(long bytes) throws RefusedException {
        if (bytes == 0 && !holding) {
            return;
        }
        holding = bytes > 0;
        if (!lease.hold(bytes)) {
            throw new RefusedException("it and others have begun to send more than this member has memory for");
        }
    }

    @Override
    public void interceptError(Throwable error) throws Throwable {
        if (!known) {
            Channels.endQuietly(channel, error);
        }
    }
}
