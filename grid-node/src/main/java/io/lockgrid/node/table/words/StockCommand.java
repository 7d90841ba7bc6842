package io.lockgrid.node.table.words;

import io.lockgrid.internal.words.Check;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of Hazelcast's own lock API asks, once its CP session was found alive. It is applied without an {@link
 * Entry}: the engine brings it in one of its own. Durations are milliseconds.
 */
public sealed interface StockCommand {
    /**
     * One call of one thread. The call of a thread that comes again, with the same number, is not executed again; one with
     * another number ends a wait that the thread has left.
     *
     * @param session made from the id of the CP session
     * @param thread unique in its session
     * @param high the upper 64 bits of the call's number
     * @param low the lower 64 bits
     * @param identity whose call it is, as of a batch
     */
    record Call(
            UUID session,
            long thread,
            long high,
            long low,
            @Nullable String identity) {
        /** Of somebody who shows nothing. */
        public Call(UUID session, long thread, long high, long low) {
            this(session, thread, high, low, null);
        }
    }

    /**
     * Asks for a lock; a thread that holds it gets it once more. The first one of a session opens it, if there
     * is room for it.
     *
     * @param handle the handle that was used; it is refused once it destroyed the lock
     * @param home whose session it is
     * @param session what applies to the session that it opens
     * @param maxDepth how often a thread may get the lock, 0 for no limit
     * @param waitMillis 0 not to wait, -1 to wait without a deadline
     * @param terms what applies to the acquire
     */
    record Acquire(
            Call call,
            String handle,
            Home home,
            String name,
            SessionTerms session,
            int maxDepth,
            long waitMillis,
            LockTerms terms,
            String ownerLabel)
            implements StockCommand {
        public Acquire {
            Check.notNegative("maxDepth", maxDepth);
            Check.atLeast("waitMillis", waitMillis, Request.Acquire.NO_DEADLINE);
        }
    }

    /** Gives a lock back once. */
    record Release(Call call, String handle, String name) implements StockCommand {}

    /** Takes the lock from whoever holds it, sends home who waits through this API, and closes the handle. */
    record Destroy(String handle, String name) implements StockCommand {}

    /** A handle is made: one that destroyed this lock before is good again. */
    record Announce(String handle, String name) implements StockCommand {}

    /** The CP session is over, with all its holds and waits; its calls do not come any more. */
    record End(UUID session) implements StockCommand {}
}
