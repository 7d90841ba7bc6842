package io.lockgrid.node.wire;

import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import com.hazelcast.spi.properties.HazelcastProperty;

/** The sizes of buffers that the engine's properties ask for, in bytes. Immutable. */
record SocketBuffers(int membersReceive, int membersSend, int clientsReceive, int clientsSend) {
    static SocketBuffers of(HazelcastProperties properties) {
        int receive = bytes(properties, ClusterProperty.SOCKET_RECEIVE_BUFFER_SIZE);
        int send = bytes(properties, ClusterProperty.SOCKET_SEND_BUFFER_SIZE);
        return new SocketBuffers(
                receive,
                send,
                otherwise(bytes(properties, ClusterProperty.SOCKET_CLIENT_RECEIVE_BUFFER_SIZE), receive),
                otherwise(bytes(properties, ClusterProperty.SOCKET_CLIENT_SEND_BUFFER_SIZE), send));
    }

    private static int bytes(HazelcastProperties properties, HazelcastProperty kilobytes) {
        return properties.getInteger(kilobytes) * 1024;
    }

    /** The engine writes -1 for "as for members". */
    private static int otherwise(int bytes, int unset) {
        return bytes < 0 ? unset : bytes;
    }
}
