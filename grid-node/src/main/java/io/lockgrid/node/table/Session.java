package io.lockgrid.node.table;

import java.util.List;
import java.util.function.Consumer;

/**
 * An open session: a view into the table it was read from, good until that table changes. To read
 * while the table goes on, read from a {@link LockTable#fork()}.
 */
public final class Session {
    Session() {}

    /** Its id. */
    public SessionId id() {
        throw new UnsupportedOperationException();
    }

    /** Whose it is. */
    public SessionLabel label() {
        throw new UnsupportedOperationException();
    }

    /** It ends if none of its batches is applied for this long. */
    public long timeToLiveMillis() {
        throw new UnsupportedOperationException();
    }

    /** Since when, by the wall clock of the proposer, in milliseconds since 1970. */
    public long since() {
        throw new UnsupportedOperationException();
    }

    /** How many holds and waits it has. */
    public int claimCount() {
        throw new UnsupportedOperationException();
    }

    /** Its holds and waits, by the sequence of their acquires. */
    public void forEachClaim(Consumer<Claim> action) {
        throw new UnsupportedOperationException();
    }

    /** The events that it has not acknowledged, oldest first. */
    public List<NumberedEvent> events() {
        throw new UnsupportedOperationException();
    }
}
