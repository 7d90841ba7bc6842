package io.lockgrid.node.table.words;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link StockCommand}. Immutable.
 *
 * @param answer what to tell the caller
 * @param left acquires of waits that ended because their threads went on to this call, or were sent home by it
 */
public record StockResult(Answer answer, List<Left> left) {
    /** A wait that is over without a grant. */
    public record Left(UUID session, long acquire) {}

    /** What a caller is told. */
    public sealed interface Answer {
        /** The lock is held. */
        record Granted(long fence) implements Answer {}

        /**
         * The acquire waits; an {@link Event} with this acquire tells how it ended.
         *
         * @param acquire unique in its session
         */
        record Waits(long acquire) implements Answer {}

        /**
         * The acquire was refused.
         *
         * @param limit the limit that it would exceed, null if the lock is held by another
         * @param value of the limit
         */
        record Refused(@Nullable Limit limit, long value) implements Answer {}

        /** The lock was given back once. */
        record Released(int depthLeft) implements Answer {}

        /** The thread does not hold the lock. */
        record NotHeld() implements Answer {}

        /** An operator ended the session: another is needed. */
        record SessionEnded() implements Answer {}

        /** The handle destroyed the lock: another is needed. */
        record HandleDestroyed() implements Answer {}

        /**
         * What was asked is done.
         *
         * @param changed whether there was anything to do
         */
        record Done(boolean changed) implements Answer {}

        /** The table has no first entry yet, so no fences; nothing was done. */
        record NotFounded() implements Answer {}
    }
}
