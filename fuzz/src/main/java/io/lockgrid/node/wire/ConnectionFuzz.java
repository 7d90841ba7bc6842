package io.lockgrid.node.wire;

import io.lockgrid.fuzz.Judgement;
import java.util.Arrays;

/**
 * What a peer sends on a connection: a byte about who it is, one for where the stream is cut, and the stream. {@link
 * Conversation} says what is judged.
 */
public final class ConnectionFuzz {
    private static final Gates GATES = Gates.open();
    private static final int HEAD = 2;
    private static final int FIXED = 2 << 20;
    private static final int FOR_EACH_BYTE = 256;

    private ConnectionFuzz() {}

    /** Before the first bytes, whose time is bounded. */
    public static void fuzzerInitialize() {
        Judgement.expect(GATES != null, "nothing was made");
    }

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (data.length < HEAD) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(data, HEAD, data.length);
        Judgement.expectLittleAllocated(
                FIXED + (long) FOR_EACH_BYTE * data.length,
                () -> new Conversation(GATES, new Stranger(data[0])).hear(stream, 1 + (data[1] & 0xFF)));
    }
}
