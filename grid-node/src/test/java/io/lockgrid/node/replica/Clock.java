package io.lockgrid.node.replica;

import io.lockgrid.internal.surroundings.Surroundings;
import java.util.function.LongSupplier;

/** The JVM's surroundings, with a monotonic clock of a test's own. */
public record Clock(LongSupplier nanos) implements Surroundings {
    public static Surroundings at(LongSupplier nanos) {
        return new Clock(nanos);
    }

    @Override
    public long now() {
        return nanos.getAsLong();
    }
}
