package io.lockgrid.node.wire;

import static com.hazelcast.client.impl.protocol.ClientMessage.SIZE_OF_FRAME_LENGTH_AND_FLAGS;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.nio.Bits;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads clients' messages: frames of a length, flags and a content each. For one thread. */
final class MessageReader {
    /** What a frame takes beside its content. */
    private static final int FRAME = 64;

    private final Payload content = new Payload();
    private @Nullable ClientMessage message;
    private boolean begun;
    private int flags;
    private long told;
    private long cost;
    private long announced;

    /**
     * The next message, or null if it is not all there yet.
     *
     * @param strangers the most bytes that a client may send that has not authenticated, or 0 for one that has
     * @throws RefusedException if it is no message, or too long
     */
    @Nullable
    ClientMessage read(ByteBuffer src, int strangers) throws RefusedException {
        while (true) {
            if (!begun) {
                if (src.remaining() < SIZE_OF_FRAME_LENGTH_AND_FLAGS) {
                    return null;
                }
                begin(src, strangers);
            }
            if (!content.fill(src)) {
                return null;
            }
            begun = false;
            ClientMessage all = add(new ClientMessage.Frame(content.take(), flags));
            if (ClientMessage.isFlagSet(flags, ClientMessage.IS_FINAL_FLAG)) {
                message = null;
                told = 0;
                cost = 0;
                return all;
            }
        }
    }

    private ClientMessage add(ClientMessage.Frame frame) {
        ClientMessage open = message;
        message = open == null ? ClientMessage.createForDecode(frame) : open.add(frame);
        return message;
    }

    private void begin(ByteBuffer src, int strangers) throws RefusedException {
        int length = Bits.readIntL(src, src.position());
        flags = Bits.readShortL(src, src.position() + Integer.BYTES) & 0xFFFF;
        src.position(src.position() + SIZE_OF_FRAME_LENGTH_AND_FLAGS);
        if (length < SIZE_OF_FRAME_LENGTH_AND_FLAGS) {
            throw new RefusedException("it sent a message with a frame of " + length + " bytes, which cannot be");
        }
        told += length;
        announced = (long) length + FRAME;
        cost += announced;
        if (strangers > 0 && told > strangers) {
            throw new RefusedException("it announced a message of " + told + " bytes before it authenticated, and at"
                    + " most " + strangers + " are taken then");
        } else if (cost > Allowance.CLIENTS_MESSAGE) {
            throw new RefusedException("it announced a message of " + told + " bytes, and at most "
                    + Allowance.CLIENTS_MESSAGE + " are taken, where each frame counts " + FRAME + " more");
        }
        content.begin(length - SIZE_OF_FRAME_LENGTH_AND_FLAGS);
        begun = true;
    }

    /** What is allocated for the message that has begun. */
    long allocated() {
        return cost - (begun ? announced : 0) + content.allocated();
    }
}
