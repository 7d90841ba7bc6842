package io.lockgrid.node.wire;

import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.lockgrid.fuzz.Judgement;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Datagrams by which members look for each other. */
public final class DatagramsFuzz {
    private DatagramsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] taken;
            try {
                taken = new JoinDatagrams(() -> order).process(data);
            } catch (HazelcastSerializationException refused) {
                continue;
            }
            Judgement.expect(Arrays.equals(taken, data), "a datagram was changed");
        }
    }
}
