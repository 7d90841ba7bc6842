package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.impl.operationservice.impl.responses.ErrorResponse;
import io.lockgrid.Hold;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No object of a class is made because somebody names it. */
@Tag("thorough")
class ForeignObjectsTest {
    private static final InternalSerializationService SERIALIZATION = new DefaultSerializationServiceBuilder().build();
    private static final int BY_NAME = -2;

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        Gadget.TOLD.clear();
    }

    private static byte[] data(Object object) {
        return SERIALIZATION.toData(object).toByteArray();
    }

    private static byte[] named(Class<?> type) throws IOException {
        BufferObjectDataOutput out = SERIALIZATION.createObjectDataOutput();
        out.writeInt(0);
        out.writeInt(BY_NAME);
        out.writeByte(0);
        out.writeString(type.getName());
        return out.toByteArray();
    }

    /** The engine's handshake, in which an address may be any object. */
    private static byte[] handshakeWith(Class<?> type) throws IOException {
        BufferObjectDataOutput out = SERIALIZATION.createObjectDataOutput();
        out.writeInt(0);
        out.writeInt(BY_NAME);
        out.writeByte(1);
        out.writeInt(0);
        out.writeInt(5);
        out.writeByte(2);
        out.write(named(type), 4, named(type).length - 4);
        return out.toByteArray();
    }

    private static byte[] response(byte[] payload) {
        Packet packet = new Packet(payload, -1)
                .setPacketType(Packet.Type.OPERATION)
                .raiseFlags(Packet.FLAG_OP_RESPONSE | Packet.FLAG_URGENT);
        byte[] bytes = RawPeer.operation(payload);
        bytes[1] = (byte) (packet.getFlags() >> 8);
        bytes[2] = (byte) packet.getFlags();
        return bytes;
    }

    private static HazelcastInstance client(Members members) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(members.cluster);
        config.setProperty("hazelcast.client.invocation.timeout.seconds", "10");
        members.addresses.forEach(config.getNetworkConfig()::addAddress);
        return HazelcastClient.newHazelcastClient(config);
    }

    @Test
    void ofARawPacketNoObjectIsMade() throws Exception {
        try (Members members = new Members(3, config -> config)) {
            members.grid(0).lock("a").acquire().release();
            int port = members.configs.get(0).port();
            for (byte[] packet : new byte[][] {
                RawPeer.operation(data(new Gadget("a raw packet"))),
                RawPeer.operation(data(new Gadget.Failure("a failure"))),
                RawPeer.operation(named(Gadget.Named.class)),
                RawPeer.operation(named(Gadget.Plain.class)),
                RawPeer.operation(handshakeWith(Gadget.Named.class)),
                RawPeer.operation(handshakeWith(Gadget.Plain.class)),
                RawPeer.operation(data(new ErrorResponse(new Gadget.Failure("a nested failure"), 1, true))),
                response(data(new ErrorResponse(new Gadget.Failure("a failed answer"), 1, true))),
            }) {
                try (RawPeer peer = new RawPeer(port).send(RawPeer.MEMBER, packet)) {
                    // Read until it answers or closes; what makes no answer is behind one that is refused for its kind.
                    peer.send(RawPeer.operation(new byte[20])).awaitClosed();
                }
            }
            try (Hold hold = members.grid(1).lock("a").acquire()) {
                assertThat(hold.isHeld()).isTrue();
            }

            assertThat(Gadget.TOLD).isEmpty();
        }
    }

    @Test
    void clientsThatMayEverythingCannotHaveObjectsMadeEither() throws Exception {
        try (Members members = new Members(3, config -> config.withClients(Clients.EVERYTHING))) {
            members.grid(0).lock("a").acquire().release(); // founded
            HazelcastInstance client = client(members);
            try {
                assertThatThrownBy(() -> client.getExecutorService("e")
                                .submit(new Gadget("a client's task"))
                                .get(20, TimeUnit.SECONDS))
                        .hasMessageContaining("no object of class " + Gadget.class.getName());
            } finally {
                client.shutdown();
            }

            assertThat(Gadget.TOLD).isEmpty();
        }
    }

    @Test
    void theApplicationsOwnClassesAreReadWhereItsFileListsThem() throws Exception {
        Path file = Files.writeString(folder.resolve("hazelcast.yaml"), """
                hazelcast:
                  serialization:
                    java-serialization-filter:
                      whitelist:
                        class: [io.lockgrid.node.Gadget]
                """, StandardCharsets.UTF_8);
        try (Members members =
                new Members(3, config -> config.withClients(Clients.EVERYTHING).withHazelcast(file))) {
            members.grid(0).lock("a").acquire().release(); // founded
            HazelcastInstance client = client(members);
            try {
                String answer = client.getExecutorService("e")
                        .submit(new Gadget("asked for"))
                        .get(20, TimeUnit.SECONDS);

                assertThat(answer).isEqualTo("asked for");
            } finally {
                client.shutdown();
            }

            assertThat(Gadget.TOLD).containsExactly("asked for");
        }
    }

    @Test
    void ofADatagramNoObjectIsMade() throws Exception {
        int port = Members.freePorts(1).get(0);
        String group = "224.7.7." + (1 + port % 250);
        try (Members members = new Members(1, config -> config.withMulticast(group, port))) {
            send(group, port, datagram(new Gadget("a datagram")));
            send(group, port, datagram(new Gadget.Failure("a failure in a datagram")));
            byte[] named = named(Gadget.Named.class);
            named[3] = Packet.VERSION;
            send(group, port, Arrays.copyOfRange(named, 3, named.length));
            // Datagrams are read one after the other, so those before have been by now.
            try (Members other = new Members(members.cluster, 1, config -> config.withMulticast(group, port))) {
                assertThat(other.engine(0).getCluster().getMembers()).hasSize(2);
            }

            assertThat(Gadget.TOLD).isEmpty();
        }
    }

    private static byte[] datagram(Object object) throws IOException {
        BufferObjectDataOutput out = SERIALIZATION.createObjectDataOutput();
        out.writeByte(Packet.VERSION);
        out.writeObject(object);
        return out.toByteArray();
    }

    private static void send(String group, int port, byte[] bytes) throws IOException {
        try (MulticastSocket socket = new MulticastSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(group), port));
        }
    }
}
