package io.lockgrid.node.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held, waited for, or in lock-delay: a view into the table it was read from, good
 * until that table changes. To read while the table goes on, read from a {@link LockTable#fork()}.
 */
public final class Lock {
    private final String name;

    Lock(String name) {
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Who holds it, null in lock-delay. */
    public @Nullable Hold holder() {
        throw new UnsupportedOperationException();
    }

    /** Its lock-delay, null if it is held. */
    public @Nullable Delay delay() {
        throw new UnsupportedOperationException();
    }

    /** How many wait for it. */
    public int waiterCount() {
        throw new UnsupportedOperationException();
    }

    /** Who waits for it, the next one first. */
    public List<Wait> waiters() {
        throw new UnsupportedOperationException();
    }
}
