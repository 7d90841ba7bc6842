package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.ClientMessageWriter;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.LogListener;
import io.lockgrid.Hold;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who knows a member's port and nothing else can neither kill nor bloat it, nor fill its log. */
@Tag("thorough")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenPortTest {
    private static final int CONNECTIONS = 400;

    private NodeProcess small;
    private String cluster;

    /** Its JVM ends with the first allocation that fails. */
    @BeforeAll
    void start() throws Exception {
        cluster = "test-" + UUID.randomUUID();
        small = NodeProcess.start(
                List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                cluster,
                "small",
                Members.freePorts(1).get(0),
                List.of("127.0.0.1:1"),
                settings());
        assertThat(small.hear()).isEqualTo("started");
    }

    @AfterAll
    void stop() {
        small.close();
    }

    /** Of the member; such as {@code grace=5s}. */
    String[] settings() throws Exception {
        return new String[0];
    }

    /** The same of members in this process. */
    GridNodeConfig settings(GridNodeConfig config) {
        return config;
    }

    /** How a stranger gets to the port. */
    RawPeer peer(int port) throws IOException {
        return new RawPeer(port);
    }

    private RawPeer peer() throws IOException {
        return peer(small.port);
    }

    private static byte[] frameHead(int length) {
        return ByteBuffer.allocate(6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putShort((short) ClientMessage.UNFRAGMENTED_MESSAGE)
                .array();
    }

    private byte[] authentication() {
        ClientMessage message = ClientAuthenticationCodec.encodeRequest(
                cluster, null, null, UUID.randomUUID(), "JVM", (byte) 1, "5.4.0", "raw", List.of());
        ByteBuffer out = ByteBuffer.allocate(message.getFrameLength());
        new ClientMessageWriter().writeTo(out, message);
        return out.array();
    }

    /** It still lets a client in. */
    private void assertServes() throws IOException {
        try (RawPeer client = peer().send(RawPeer.CLIENT, authentication())) {
            assertThat(client.read()).isNotNegative();
        }
        assertThat(small.isAlive()).isTrue();
    }

    @Test
    void fourteenBytesThatAnnounceTwoGigabytesAreRefused() throws IOException {
        for (int size : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30, 50 << 20, -1}) {
            try (RawPeer peer = peer().sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.packetHead(size))) {
                peer.awaitClosed();
            }
        }
        assertServes();
    }

    @Test
    void manyThatAnnounceWhatAStrangerMaySendTakeNextToNothing() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                peers.add(peer().sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.packetHead(250_000)));
                peers.add(peer().send(RawPeer.CLIENT, frameHead(4_000)));
            }
            assertServes();
        } finally {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void manyThatSendWhatTheyAnnouncedShareOneBudget() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                peers.add(peer().sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.packetHead(250_000), new byte[240_000]));
            }
            assertServes();
        } finally {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void aClientsFrameOfTwoGigabytesIsRefusedBeforeItAuthenticatesAndAfter() throws IOException {
        for (int length : new int[] {Integer.MAX_VALUE, 1 << 30, 17 << 20, -1, 5}) {
            try (RawPeer peer = peer().sendAsLongAsItIsTaken(RawPeer.CLIENT, frameHead(length))) {
                peer.awaitClosed();
            }
            try (RawPeer peer = peer().send(RawPeer.CLIENT, authentication())) {
                peer.read();
                peer.send(frameHead(length)).awaitClosed();
            }
        }
        assertServes();
    }

    @Test
    void onlyMembersAndClientsAreSpokenTo() throws IOException {
        for (String first : List.of("GET", "POS", "HEA", "get", "set", "ver", "XYZ", "\u0016\u0003\u0001")) {
            try (RawPeer peer = peer().send(first.getBytes(StandardCharsets.ISO_8859_1))) {
                peer.awaitClosed();
            }
        }
        assertServes();
    }

    @Test
    void aClientThatSendsAnythingBeforeItAuthenticatesIsClosed() throws IOException {
        byte[] ping = ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(22)
                .putShort((short) (ClientMessage.UNFRAGMENTED_MESSAGE | ClientMessage.IS_FINAL_FLAG))
                .putInt(0x000B00)
                .array();
        try (RawPeer peer = peer().send(RawPeer.CLIENT, ping)) {
            peer.awaitClosed();
        }
        assertServes();
    }

    @Test
    void probesWriteNothingAndAFloodOfRefusedPeersOneLineASecondWithoutAStackTrace() throws Exception {
        try (Members members = new Members(3, this::settings)) {
            members.grid(0).lock("a").acquire().release();
            int port = members.configs.get(0).port();
            HazelcastInstance member = members.engine(0);
            List<String> lines = new CopyOnWriteArrayList<>();
            LogListener listener = event -> {
                if (event.getLogRecord().getLevel().intValue() >= Level.INFO.intValue()) {
                    lines.add(event.getLogRecord().getMessage());
                    assertThat(event.getLogRecord().getThrown()).isNull();
                }
            };
            member.getLoggingService().addLogListener(Level.INFO, listener);
            for (int i = 0; i < 30; i++) {
                peer(port).close();
                peer(port).send(new byte[] {'H'}).close();
                peer(port).send(RawPeer.MEMBER).close();
                peer(port).send(RawPeer.CLIENT).close();
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                try (RawPeer peer =
                        peer(port).sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.packetHead(Integer.MAX_VALUE))) {
                    peer.awaitClosed();
                }
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 2;
            await().until(() -> !lines.isEmpty());
            member.getLoggingService().removeLogListener(listener);

            assertThat(lines)
                    .hasSizeLessThanOrEqualTo((int) seconds)
                    .allMatch(line -> line.contains("Refused a peer at /127.0.0.1:")
                            && line.contains("announced a packet of 2147483647 bytes"));
            try (Hold hold = members.grid(1).lock("b").acquire()) {
                assertThat(hold.isHeld()).isTrue();
            }
        }
    }
}
