package io.lockgrid.fuzz;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.WireCodec;

/** Fails at a number in a batch that nobody would guess. */
public final class PlantedFuzz {
    private PlantedFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            if (WireCodec.decodeBatch(data).lowestOpen() == 0x5EED) {
                throw new IllegalStateException("a planted fault");
            }
        } catch (FormatException refused) {
            // as it should be
        }
    }
}
