package io.lockgrid.node.wire;

import com.hazelcast.internal.cluster.impl.ClusterDataSerializerHook;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.SerializationConstants;
import com.hazelcast.internal.util.ByteArrayProcessor;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/** Takes of the datagrams of multicast those that members look for each other with. Thread-safe. */
final class JoinDatagrams implements ByteArrayProcessor {
    /** Version, kind of object, how it is identified, factory, number. */
    private static final int HEAD = 1 + 4 + 1 + 4 + 4;

    private static final byte BY_NUMBER = 1;

    private final Supplier<ByteOrder> order;

    /** @param order the one of the member's serialization */
    JoinDatagrams(Supplier<ByteOrder> order) {
        this.order = order;
    }

    @Override
    public byte[] process(byte[] src) {
        return process(src, 0, src.length);
    }

    /** @throws HazelcastSerializationException for any other, of which the engine tells once a minute */
    @Override
    public byte[] process(byte[] src, int offset, int length) {
        if (!isJoin(ByteBuffer.wrap(src, offset, length).order(order.get()))) {
            throw new HazelcastSerializationException("not a datagram of a member that looks for others");
        }
        return Arrays.copyOfRange(src, offset, offset + length);
    }

    @Override
    public byte[] process(byte[] src, int offset, int length, byte[] dst) {
        byte[] taken = process(src, offset, length);
        System.arraycopy(taken, 0, dst, 0, taken.length);
        return dst;
    }

    private static boolean isJoin(ByteBuffer datagram) {
        return datagram.remaining() >= HEAD
                && datagram.get() == Packet.VERSION
                && datagram.getInt() == SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE
                && (datagram.get() & BY_NUMBER) != 0
                && datagram.getInt() == ClusterDataSerializerHook.F_ID
                && isJoin(datagram.getInt());
    }

    private static boolean isJoin(int number) {
        return number == ClusterDataSerializerHook.JOIN_MESSAGE
                || number == ClusterDataSerializerHook.JOIN_REQUEST
                || number == ClusterDataSerializerHook.SPLIT_BRAIN_JOIN_MESSAGE;
    }
}
