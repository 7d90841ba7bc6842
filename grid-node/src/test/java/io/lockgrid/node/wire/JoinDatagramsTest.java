package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.cluster.impl.ClusterDataSerializerHook;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.SerializationConstants;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinDatagramsTest {
    private final JoinDatagrams datagrams = new JoinDatagrams(() -> ByteOrder.BIG_ENDIAN);

    private static byte[] datagram(int version, int kind, int how, int factory, int number, String rest) {
        return datagram(ByteOrder.BIG_ENDIAN, version, kind, how, factory, number, rest);
    }

    private static byte[] datagram(
            ByteOrder order, int version, int kind, int how, int factory, int number, String rest) {
        byte[] tail = rest.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(14 + tail.length)
                .order(order)
                .put((byte) version)
                .putInt(kind)
                .put((byte) how)
                .putInt(factory)
                .putInt(number)
                .put(tail)
                .array();
    }

    private static byte[] join(int number) {
        return datagram(
                Packet.VERSION,
                SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE,
                1,
                ClusterDataSerializerHook.F_ID,
                number,
                "rest");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ClusterDataSerializerHook.JOIN_MESSAGE,
                ClusterDataSerializerHook.JOIN_REQUEST,
                ClusterDataSerializerHook.SPLIT_BRAIN_JOIN_MESSAGE
            })
    void aMemberThatLooksForOthersIsHeard(int number) {
        assertThat(datagrams.process(join(number))).isEqualTo(join(number));
    }

    @Test
    void onlyTheDatagramItselfIsTakenOfABuffer() {
        byte[] whole = join(ClusterDataSerializerHook.JOIN_REQUEST);
        byte[] buffer = new byte[whole.length + 20];
        System.arraycopy(whole, 0, buffer, 7, whole.length);

        assertThat(datagrams.process(buffer, 7, whole.length)).isEqualTo(whole);
        byte[] into = new byte[whole.length + 3];
        assertThat(datagrams.process(buffer, 7, whole.length, into)).isSameAs(into);
        assertThat(Arrays.copyOf(into, whole.length)).isEqualTo(whole);
    }

    @Test
    void theOrderOfBytesIsTheMembers() {
        byte[] little = datagram(
                ByteOrder.LITTLE_ENDIAN,
                Packet.VERSION,
                SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE,
                1,
                ClusterDataSerializerHook.F_ID,
                ClusterDataSerializerHook.JOIN_REQUEST,
                "");

        assertRefused(little);
        assertThat(new JoinDatagrams(() -> ByteOrder.LITTLE_ENDIAN).process(little))
                .isEqualTo(little);
    }

    @Test
    void anyOtherObjectIsRefusedBeforeItIsMade() {
        int ours = SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE;
        int factory = ClusterDataSerializerHook.F_ID;
        int join = ClusterDataSerializerHook.JOIN_REQUEST;

        assertRefused(datagram(Packet.VERSION + 1, ours, 1, factory, join, ""));
        assertRefused(
                datagram(Packet.VERSION, SerializationConstants.JAVA_DEFAULT_TYPE_SERIALIZABLE, 1, factory, join, ""));
        assertRefused(datagram(Packet.VERSION, ours, 0, factory, join, "")); // by the name of a class
        assertRefused(datagram(Packet.VERSION, ours, 1, factory + 1, join, ""));
        assertRefused(join(ClusterDataSerializerHook.HEARTBEAT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 10, 13})
    void oneThatIsCutShortIsRefused(int length) {
        assertRefused(Arrays.copyOf(join(ClusterDataSerializerHook.JOIN_REQUEST), length));
    }

    @Property(tries = 200)
    void whateverComesIsTakenWholeOrRefused(@ForAll byte[] bytes) {
        try {
            assertThat(datagrams.process(bytes)).isEqualTo(bytes);
        } catch (HazelcastSerializationException refused) {
            assertThat(refused).hasMessageContaining("not a datagram of a member");
        }
    }

    private void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> datagrams.process(bytes)).isInstanceOf(HazelcastSerializationException.class);
    }
}
