package io.lockgrid.fuzz;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.WireCodec;

/** Fails at one number in a batch that is right otherwise. */
public final class PlantedFuzz {
    private static final long PLANTED = 42;

    private PlantedFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            if (WireCodec.decodeBatch(data).lowestOpen() == PLANTED) {
                throw new IllegalStateException("a planted fault");
            }
        } catch (FormatException refused) {
            // as it should be
        }
    }
}
