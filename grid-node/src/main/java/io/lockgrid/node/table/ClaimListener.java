package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Sees what happens to locks while a table applies an entry; for statistics and history. Nothing of it comes back into
 * the table. Called in order, by the thread that applies; must not call the table and should not throw.
 *
 * <p>Points in time are the wall clocks of entries, in milliseconds since 1970. Of what came without one, {@code dated} is
 * false and the time is that of the entry before.
 */
public interface ClaimListener {
    /**
     * A hold began. Not called where an owner enters a hold that it has once more.
     *
     * @param waited the wait that it ends, null if the lock was free
     * @param dated whether the time is that of the hold itself
     */
    default void granted(Hold hold, @Nullable Wait waited, Home holder, long atMillis, boolean dated) {}

    /** A wait began. */
    default void waits(Wait wait, Home waiter, long atMillis, boolean dated) {}

    /**
     * A hold ended, or a wait ended without the lock.
     *
     * @param actor who did it, for {@link Ending#FORCED}
     * @param note why they did it, for {@link Ending#FORCED}
     */
    default void ended(
            Claim claim,
            Home home,
            Ending ending,
            @Nullable String actor,
            @Nullable String note,
            long atMillis,
            boolean dated) {}

    /** A try that does not wait found the lock held, or in lock-delay. */
    default void refused() {}
}
