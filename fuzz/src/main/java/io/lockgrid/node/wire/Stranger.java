package io.lockgrid.node.wire;

import io.lockgrid.internal.tls.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is at the other end, bit by bit. Immutable. */
record Stranger(int bits) {
    private boolean is(int bit) {
        return (bits >> bit & 1) == 1;
    }

    /** This side has connected. */
    boolean wasCalled() {
        return is(0);
    }

    /** The member takes everything of clients, rather than locks. */
    boolean mayEverything() {
        return is(1);
    }

    /** Its first message authenticates it, or its first packet makes it known as a member. */
    boolean becomesKnown() {
        return is(2);
    }

    /** Of its certificate, or null where the wire is plain. */
    @Nullable
    Peer peer() {
        return is(3) ? new Peer("somebody", List.of("somebody"), is(4)) : null;
    }
}
