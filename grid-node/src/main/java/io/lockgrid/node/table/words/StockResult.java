package io.lockgrid.node.table.words;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Tag;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
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
        @Tag(1)
        record Granted(long fence) implements Answer {}

        /**
         * The acquire waits; an {@link Notice} with this acquire tells how it ended.
         *
         * @param acquire unique in its session
         */
        @Tag(2)
        record Waits(long acquire) implements Answer {}

        /**
         * The acquire was refused.
         *
         * @param limit the limit that it would exceed, null if the lock is held by another
         * @param value of the limit
         */
        @Tag(3)
        record Refused(@MayBeNull @Nullable Limit limit, long value) implements Answer {}

        /** The lock was given back once. */
        @Tag(4)
        record Released(int depthLeft) implements Answer {}

        /** The thread does not hold the lock. */
        @Tag(5)
        record NotHeld() implements Answer {}

        /** An operator ended the session: another is needed. */
        @Tag(6)
        record SessionEnded() implements Answer {}

        /** The handle destroyed the lock: another is needed. */
        @Tag(7)
        record HandleDestroyed() implements Answer {}

        /**
         * What was asked is done.
         *
         * @param changed whether there was anything to do
         */
        @Tag(8)
        record Done(boolean changed) implements Answer {}

        /** The table has no first entry yet, so no fences; nothing was done. */
        @Tag(9)
        record NotFounded() implements Answer {}

        /** The session is another identity's; nothing was done. */
        @Tag(10)
        record NotYours() implements Answer {}
    }
}
