package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.nio.PacketIOHelper;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketReaderTest {
    private static final int LONGEST = 1 << 20;

    private final PacketReader reader = new PacketReader();

    private Packet read(ByteBuffer src) throws RefusedException {
        return reader.read(src, () -> LONGEST);
    }

    private static ByteBuffer written(Packet packet) {
        ByteBuffer out = ByteBuffer.allocate(packet.toByteArray().length + 100);
        new PacketIOHelper().writeTo(packet, out);
        return out.flip();
    }

    private static Packet packet(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return new Packet(bytes, 7).setPacketType(Packet.Type.OPERATION).raiseFlags(Packet.FLAG_URGENT);
    }

    @Test
    void aPacketIsReadAsTheEngineWroteItHoweverItIsCutIntoPieces() throws RefusedException {
        Random random = new Random(1);
        for (int length : new int[] {0, 8, 9, 1_023, 1_024, 1_025, 100_000, Allowance.STRANGERS_PACKET, LONGEST}) {
            Packet sent = packet(length);
            ByteBuffer bytes = written(sent);
            Packet got = null;
            while (got == null) {
                int piece = Math.min(bytes.remaining(), 1 + random.nextInt(40_000));
                ByteBuffer src = bytes.slice(bytes.position(), piece);
                got = read(src);
                bytes.position(bytes.position() + src.position());
                if (got == null && src.hasRemaining() && piece > src.position()) {
                    assertThat(src.remaining()).isLessThan(11); // a header that is not whole waits in the buffer
                    src = bytes.slice();
                    got = read(src);
                    bytes.position(bytes.position() + src.position());
                }
            }
            assertThat(bytes.hasRemaining()).isFalse();
            assertThat(got.toByteArray()).isEqualTo(sent.toByteArray());
            assertThat(got.getFlags()).isEqualTo(sent.getFlags());
            assertThat(got.getPartitionId()).isEqualTo(7);
        }
    }

    @Test
    void whatIsAllocatedFollowsWhatHasComeNotWhatWasAnnounced() throws RefusedException {
        ByteBuffer bytes = written(packet(LONGEST));

        assertThat(read(bytes.slice(0, 11))).isNull();
        assertThat(reader.allocated()).isZero();
        assertThat(read(bytes.slice(11, 5_000))).isNull();
        assertThat(reader.allocated()).isLessThanOrEqualTo(2 * 5_000);
    }

    @Test
    void aPacketThatIsAnnouncedTooLongOrTooShortIsRefusedBeforeAnyOfItCame() {
        for (int size : new int[] {1, 7, LONGEST + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            ByteBuffer header = written(packet(0)).putInt(7, size);

            assertThatThrownBy(() -> new PacketReader().read(header, () -> LONGEST))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("announced a packet of " + (size & 0xFFFF_FFFFL) + " bytes");
        }
    }

    @Test
    void aPacketOfAnotherVersionIsRefused() {
        ByteBuffer packet = written(packet(9)).put(0, (byte) 99);

        assertThatThrownBy(() -> read(packet))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 99");
    }
}
