package io.lockgrid.node.wire;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.nio.Packet;
import io.lockgrid.fuzz.Judgement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What was taken for messages and packets, as bytes again. For one thread. */
final class Heard {
    private static final int HEAD_OF_FRAME = 6;
    private static final int HEAD_OF_PACKET = 11;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole = true;
    private boolean clients;

    void take(ClientMessage message) {
        clients = true;
        message.getMessageType();
        message.getCorrelationId();
        message.getPartitionId();
        for (ClientMessage.Frame frame = message.getStartFrame(); frame != null; frame = frame.next) {
            ByteBuffer head = ByteBuffer.allocate(HEAD_OF_FRAME).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(HEAD_OF_FRAME + frame.content.length).putShort((short) frame.flags);
            bytes.writeBytes(head.array());
            bytes.writeBytes(frame.content);
        }
    }

    void take(Packet packet) {
        byte[] payload = packet.toByteArray();
        ByteBuffer head = ByteBuffer.allocate(HEAD_OF_PACKET).put(Packet.VERSION);
        head.putChar(packet.getFlags()).putInt(packet.getPartitionId()).putInt(payload == null ? 0 : payload.length);
        bytes.writeBytes(head.array());
        bytes.writeBytes(payload == null ? new byte[0] : payload);
    }

    /** A message was answered without being taken. */
    void refused() {
        whole = false;
    }

    /** Messages that are put together of others come without what says so. */
    private static boolean isInPieces(byte[] stream, int from) {
        ByteBuffer frames = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        boolean first = true;
        long at = from;
        while (at + HEAD_OF_FRAME <= stream.length) {
            int flags = frames.getShort((int) at + Integer.BYTES);
            if (first && !ClientMessage.isFlagSet(flags, ClientMessage.UNFRAGMENTED_MESSAGE)) {
                return true;
            }
            first = ClientMessage.isFlagSet(flags, ClientMessage.IS_FINAL_FLAG);
            at += Math.max(HEAD_OF_FRAME, frames.getInt((int) at));
        }
        return false;
    }

    void expectPartOf(byte[] stream, int from) {
        byte[] taken = bytes.toByteArray();
        Judgement.expect(
                !whole
                        || taken.length == 0
                        || clients && isInPieces(stream, from)
                        || taken.length <= stream.length - from
                                && Arrays.equals(taken, 0, taken.length, stream, from, from + taken.length),
                "what was taken is not what was sent");
    }
}
