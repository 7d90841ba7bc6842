package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.ClientMessageWriter;
import com.hazelcast.client.impl.protocol.codec.FencedLockLockCodec;
import com.hazelcast.cp.internal.RaftGroupId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private final MessageReader reader = new MessageReader();

    private static ByteBuffer written(ClientMessage message) {
        ByteBuffer out = ByteBuffer.allocate(message.getFrameLength());
        assertThat(new ClientMessageWriter().writeTo(out, message)).isTrue();
        return out.flip();
    }

    private static ByteBuffer frame(int length, int flags) {
        return ByteBuffer.allocate(6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putShort((short) flags)
                .flip();
    }

    @Test
    void aMessageIsReadAsAClientWroteItByteByByte() throws RefusedException {
        UUID call = UUID.randomUUID();
        ClientMessage sent = FencedLockLockCodec.encodeRequest(new RaftGroupId("g", 1, 2), "orders/42", 3, 4, call);
        ByteBuffer bytes = written(sent);
        ByteBuffer src = ByteBuffer.allocate(bytes.remaining());
        ClientMessage got = null;
        while (got == null) {
            src.put(bytes.get());
            src.flip();
            got = reader.read(src, 0);
            src.compact();
        }

        assertThat(bytes.hasRemaining()).isFalse();
        FencedLockLockCodec.RequestParameters read = FencedLockLockCodec.decodeRequest(got);
        assertThat(read.name).isEqualTo("orders/42");
        assertThat(read.invocationUid).isEqualTo(call);
    }

    @Test
    void aFrameThatIsAnnouncedTooLongIsRefusedBeforeAnyOfItCame() {
        assertThatThrownBy(() -> reader.read(frame(Integer.MAX_VALUE, 0), 0)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new MessageReader().read(frame(4_097, 0), 4_096))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("before it authenticated");
        assertThatThrownBy(() -> new MessageReader().read(frame(5, 0), 0)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new MessageReader().read(frame(-1, 0), 0)).isInstanceOf(RefusedException.class);
    }

    @Test
    void manyFramesOfNothingAreRefusedForWhatTheyTakeInMemory() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < Allowance.CLIENTS_MESSAGE / 64; i++) {
                        reader.read(frame(6, 0), 0);
                    }
                })
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsAllocatedFollowsWhatHasCome() throws RefusedException {
        reader.read(frame(Allowance.CLIENTS_MESSAGE / 2, 0), 0);
        assertThat(reader.allocated()).isZero();
        reader.read(ByteBuffer.allocate(5_000), 0);
        assertThat(reader.allocated()).isLessThanOrEqualTo(2 * 5_000);
        MessageReader other = new MessageReader();
        other.read(frame(6, 0), 0);
        other.read(frame(Allowance.CLIENTS_MESSAGE / 2, 0), 0);
        assertThat(other.allocated()).isLessThanOrEqualTo(100);
    }
}
