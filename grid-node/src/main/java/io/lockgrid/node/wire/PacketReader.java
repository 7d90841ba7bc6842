package io.lockgrid.node.wire;

import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.HeapData;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Reads members' packets: version, flags, partition, length, payload. For one thread. */
final class PacketReader {
    private static final int HEADER = 11;

    private final Payload payload = new Payload();
    private boolean begun;
    private char flags;
    private int partition;

    /**
     * The next packet, or null if it is not all there yet.
     *
     * @param longest asked about packets that are too long for a stranger
     * @throws RefusedException if it is no packet, or too long
     */
    @Nullable
    Packet read(ByteBuffer src, IntSupplier longest) throws RefusedException {
        if (!begun) {
            if (src.remaining() < HEADER) {
                return null;
            }
            begin(src, longest);
        }
        if (!payload.fill(src)) {
            return null;
        }
        begun = false;
        return new Packet(payload.take(), partition).resetFlagsTo(flags);
    }

    private void begin(ByteBuffer src, IntSupplier longest) throws RefusedException {
        byte version = src.get();
        if (version != Packet.VERSION) {
            throw new RefusedException(
                    "it sent a packet of version " + version + "; this is version " + Packet.VERSION);
        }
        flags = src.getChar();
        partition = src.getInt();
        int size = src.getInt();
        if (size > 0 && size < HeapData.HEAP_DATA_OVERHEAD) {
            throw new RefusedException("it announced a packet of " + size + " bytes, which cannot be");
        } else if (size < 0 || size > Allowance.STRANGERS_PACKET && size > longest.getAsInt()) {
            throw new RefusedException("it announced a packet of " + (size & 0xFFFF_FFFFL) + " bytes, and at most "
                    + longest.getAsInt() + " are taken from it");
        }
        payload.begin(size);
        begun = true;
    }

    /** What is allocated for the packet that has begun. */
    int allocated() {
        return payload.allocated();
    }
}
