package io.lockgrid.internal.tls;

import io.lockgrid.fuzz.Judgement;
import java.nio.ByteBuffer;

/**
 * A byte about the connection, one for where the stream is cut, and then either a stranger's bytes, or what a peer does and
 * what becomes of its records on the way. {@link TlsRig} says what is judged.
 */
public final class TlsFuzz {
    private static final TlsEnds ENDS = TlsEnds.open();
    private static final int HEAD = 2;
    private static final int STRANGER = 2;
    private static final int FIXED = 32 << 20;
    private static final int FOR_EACH_BYTE = 64 << 10;

    private TlsFuzz() {}

    /** Before the first bytes, whose time is bounded. */
    public static void fuzzerInitialize() {
        Judgement.expect(ENDS != null, "nothing was made");
    }

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (data.length < HEAD) {
            return;
        }
        if ((data[0] & STRANGER) == 0) {
            tryOut(data); // what the JDK leaves for the collector grows with what the script sends
        } else {
            Judgement.expectLittleAllocated(FIXED + (long) FOR_EACH_BYTE * data.length, () -> tryOut(data));
        }
    }

    private static void tryOut(byte[] data) throws Exception {
        boolean connects = (data[0] & 1) != 0;
        boolean stranger = (data[0] & STRANGER) != 0;
        int cut = 1 + (data[1] & 0xFF) * (data[1] & 0xFF);
        TlsRig rig = new TlsRig(ENDS, connects, cut, (data[0] & 4) != 0 ? 3 : 20_000);
        ByteBuffer script = ByteBuffer.wrap(data, HEAD, data.length - HEAD);
        if (stranger) {
            byte[] bytes = new byte[script.remaining()];
            script.get(bytes);
            rig.hear(bytes);
        } else {
            if ((data[0] & 8) != 0) {
                rig.settle();
            }
            while (script.remaining() > 1) {
                act(rig, script);
            }
            rig.settle();
            rig.expectAllIsThereIfUntouched();
        }
        rig.close();
    }

    /** Up to two records. */
    private static int length(int number) {
        return number * number / 2;
    }

    private static void act(TlsRig rig, ByteBuffer script) throws Exception {
        int what = script.get() & 0xFF;
        int number = script.get() & 0xFF;
        switch (what % 8) {
            case 0 -> rig.changeNext(number, script.hasRemaining() ? script.get() : 1);
            case 1 -> {
                byte[] bytes = new byte[Math.min(number, script.remaining())];
                script.get(bytes);
                rig.inject(bytes);
            }
            case 2 -> rig.peerSends(length(number));
            case 3 -> rig.sends(length(number));
            case 4 -> rig.peerChangesKeys();
            case 5 -> rig.loseNext(number);
            case 6 -> rig.repeatNext();
            default -> rig.step();
        }
    }
}
