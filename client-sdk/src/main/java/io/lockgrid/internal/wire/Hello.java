package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;

/**
 * What a client says first: the versions of the protocol that it speaks. Its form is the same in every version. Immutable.
 *
 * @param oldest the oldest version that the client reads and writes
 * @param newest the newest
 */
public record Hello(int oldest, int newest) {
    /** What this build says. */
    public static final Hello SPOKEN = new Hello(WireCodec.OLDEST, WireCodec.NEWEST);

    public byte[] encode() {
        WireWriter out = new WireWriter(2);
        out.u8(newest);
        out.u8(oldest);
        return out.toBytes();
    }

    public static Hello decode(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        int newest = in.u8();
        Hello hello = new Hello(in.u8(), newest);
        in.end();
        return hello;
    }

    /**
     * The version for this client and a grid whose members agreed on one.
     *
     * @throws WireException if they have none in common
     */
    public int agree(int grid) {
        int version = Math.min(newest, grid);
        if (version < oldest || version < WireCodec.OLDEST) {
            throw new WireException("this client speaks version " + (oldest == newest ? "" : oldest + " to ") + newest
                    + " of the grid's protocol, and the grid speaks " + WireCodec.OLDEST + " to " + grid
                    + "; nothing was done: run the same LockGrid version on both sides");
        }
        return version;
    }
}
