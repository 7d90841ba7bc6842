package io.lockgrid.node.wire;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.nio.Bits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts messages together that a client sends in pieces, as none that is known does. For one thread. */
final class Fragments {
    private final Map<Long, ClientMessage> open = new HashMap<>();
    private long bytes;

    /**
     * The whole message if this piece is its last one, else null.
     *
     * @throws RefusedException if the pieces become too long, or one belongs to nothing
     */
    @Nullable
    ClientMessage add(ClientMessage piece) throws RefusedException {
        ClientMessage.Frame head = piece.getStartFrame();
        if (head.content.length < Long.BYTES || head.next == null) {
            throw new RefusedException("it sent a piece of a message without a number");
        }
        bytes += piece.getFrameLength();
        if (bytes > Allowance.CLIENTS_MESSAGE) {
            throw new RefusedException("it sent pieces of messages of " + bytes + " bytes, and at most "
                    + Allowance.CLIENTS_MESSAGE + " are taken");
        }
        long number = Bits.readLongL(head.content, ClientMessage.FRAGMENTATION_ID_OFFSET);
        piece.dropFragmentationFrame();
        if (ClientMessage.isFlagSet(head.flags, ClientMessage.BEGIN_FRAGMENT_FLAG)) {
            open.put(number, piece);
            return null;
        }
        ClientMessage whole = open.get(number);
        if (whole == null) {
            throw new RefusedException("it sent a piece of a message that it had not begun");
        }
        whole.merge(piece);
        if (!ClientMessage.isFlagSet(head.flags, ClientMessage.END_FRAGMENT_FLAG)) {
            return null;
        }
        open.remove(number);
        bytes = open.isEmpty() ? 0 : bytes;
        return whole;
    }

    long allocated() {
        return bytes;
    }
}
