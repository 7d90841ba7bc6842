package io.lockgrid.node.raft;

import io.lockgrid.internal.session.Surroundings;
import java.util.function.LongSupplier;

/** The JVM's surroundings, with a monotonic clock of a test's own. */
record Clock(LongSupplier nanos) implements Surroundings {
    static Surroundings at(LongSupplier nanos) {
        return new Clock(nanos);
    }

    @Override
    public long now() {
        return nanos.getAsLong();
    }
}
