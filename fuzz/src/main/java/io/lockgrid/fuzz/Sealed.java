package io.lockgrid.fuzz;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** Bytes with the checksum that belongs behind them: otherwise no bytes but those of the corpus would be read. Stateless. */
final class Sealed {
    private Sealed() {}

    /** Where the first byte is even the rest is taken as it is, else it gets its checksum. */
    static byte[] of(byte[] data) {
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        if (data.length == 0 || data[0] % 2 == 0) {
            return bytes;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        byte[] sealed = Arrays.copyOf(bytes, bytes.length + Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            sealed[bytes.length + i] = (byte) (checksum.getValue() >>> (Byte.SIZE * i));
        }
        return sealed;
    }
}
