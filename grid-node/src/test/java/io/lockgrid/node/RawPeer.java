package io.lockgrid.node;

import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.nio.PacketIOHelper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;

/** Somebody who knows a member's port and nothing else. */
final class RawPeer implements AutoCloseable {
    static final byte[] MEMBER = "HZC".getBytes(StandardCharsets.US_ASCII);
    static final byte[] CLIENT = "CP2".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;

    RawPeer(int port) throws IOException {
        this(port, SocketFactory.getDefault());
    }

    /** With a factory of TLS it speaks within TLS. */
    RawPeer(int port, SocketFactory factory) throws IOException {
        socket = factory.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
    }

    RawPeer send(byte[]... parts) throws IOException {
        for (byte[] part : parts) {
            socket.getOutputStream().write(part);
        }
        socket.getOutputStream().flush();
        return this;
    }

    /** The head of a packet that says how long it is. */
    static byte[] packetHead(int size) {
        return ByteBuffer.allocate(11)
                .put(Packet.VERSION)
                .putChar('\0')
                .putInt(-1)
                .putInt(size)
                .array();
    }

    /** A member's operation, whatever its bytes are. */
    static byte[] operation(byte[] payload) {
        Packet packet = new Packet(payload, -1).setPacketType(Packet.Type.OPERATION);
        ByteBuffer out = ByteBuffer.allocate(payload.length + 11);
        new PacketIOHelper().writeTo(packet, out);
        return out.array();
    }

    /** As {@link #send}, but a connection that the other side closes meanwhile is none of the caller's concern. */
    RawPeer sendAsLongAsItIsTaken(byte[]... parts) throws IOException {
        try {
            return send(parts);
        } catch (SocketException | SSLException closed) {
            return this;
        }
    }

    /** The next byte, or -1. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** Reads until the other side closes the connection. */
    void awaitClosed() throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it says before is not of interest
            }
        } catch (SocketException | SSLException reset) {
            return; // closed with bytes unread
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
