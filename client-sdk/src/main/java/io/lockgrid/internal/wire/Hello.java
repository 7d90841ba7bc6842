package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.FormatException;

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
        return new byte[] {(byte) newest, (byte) oldest};
    }

    public static Hello decode(byte[] bytes) {
        if (bytes.length != 2) {
            throw new FormatException("a greeting of " + bytes.length + " bytes where 2 belong");
        }
        return new Hello(bytes[1] & 0xFF, bytes[0] & 0xFF);
    }

    /**
     * The version for this client and a grid whose members agreed on one.
     *
     * @throws FormatException if they have none in common
     */
    public int agree(int grid) {
        int version = Math.min(newest, grid);
        if (version < oldest || version < WireCodec.OLDEST) {
            throw new FormatException("this client speaks version " + (oldest == newest ? "" : oldest + " to ") + newest
                    + " of the grid's protocol, and the grid speaks " + WireCodec.OLDEST + " to " + grid
                    + "; nothing was done: run the same LockGrid version on both sides");
        }
        return version;
    }
}
