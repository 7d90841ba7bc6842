package io.lockgrid.node.wire;

import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.nio.Bits;
import com.hazelcast.internal.nio.ConnectionType;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.internal.serialization.impl.SerializationConstants;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.tcp.PacketDecoder;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packets of a peer that speaks as a member: with a small buffer and short packets until it is known as one, then
 * it gives way to another with the engine's own buffer. For the thread that reads the channel.
 */
final class MemberDecoder extends PacketDecoder {
    private final Consumer<Packet> engine;
    private final Gate gate;
    private final PacketReader reader;
    private final Budget.Lease lease;
    private final @Nullable ByteBuffer left;
    private final boolean known;
    private final IntSupplier longest = this::longest;
    private boolean holding;

    /** For a peer that has said only that it speaks as a member. */
    MemberDecoder(ServerConnection connection, Consumer<Packet> engine, Gate gate) {
        this(connection, engine, gate, new PacketReader(), gate.allowance().strangers(), null);
    }

    /** @param left what a stranger's buffer still has, or null for a stranger */
    private MemberDecoder(
            ServerConnection connection,
            Consumer<Packet> engine,
            Gate gate,
            PacketReader reader,
            Budget budget,
            @Nullable ByteBuffer left) {
        super(connection, engine);
        this.engine = engine;
        this.gate = gate;
        this.reader = reader;
        this.lease = budget.lease();
        this.left = left;
        this.known = left != null;
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
    public HandlerStatus onRead() throws Exception {
        src.flip();
        try {
            Packet packet = reader.read(src, longest);
            while (packet != null) {
                check(packet);
                if (!known) {
                    connection.setConnectionType(ConnectionType.MEMBER);
                }
                onPacketComplete(packet);
                packet = reader.read(src, longest);
            }
            if (!known && isMember()) {
                gate.isKnown(channel);
                lease.end();
                channel.inboundPipeline()
                        .replace(
                                this,
                                new MemberDecoder(
                                        connection,
                                        engine,
                                        gate,
                                        reader,
                                        gate.allowance().members(),
                                        src));
            } else {
                hold(reader.allocated());
            }
        } catch (RefusedException refusal) {
            src.position(src.limit());
            gate.refusals().close(connection, refusal.words());
        } finally {
            compactOrClear(src);
        }
        return CLEAN;
    }

    private void hold(int bytes) throws RefusedException {
        if (bytes == 0 && !holding) {
            return;
        }
        holding = bytes > 0;
        if (!lease.hold(bytes)) {
            throw new RefusedException("it and others have begun to send more than this member has memory for");
        }
    }

    private int longest() {
        return known || isMember() ? gate.allowance().longestPacket() : Allowance.STRANGERS_PACKET;
    }

    private boolean isMember() {
        return gate.isMember(connection);
    }

    /** What members say to each other is always an object of their own making, never one of the application. */
    private static void check(Packet packet) throws RefusedException {
        if (packet.getPacketType() == Packet.Type.JET) {
            return; // has a form of its own
        }
        byte[] bytes = packet.toByteArray();
        if (bytes.length <= HeapData.DATA_OFFSET
                || Bits.readIntB(bytes, HeapData.TYPE_OFFSET)
                        != SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE) {
            throw new RefusedException("it sent an object of a kind that members do not send to each other");
        }
    }

    @Override
    public void interceptError(Throwable error) throws Throwable {
        if (!known) {
            Channels.endQuietly(channel, error);
        }
    }
}
