package io.lockgrid.internal.words;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Recurring;
import io.lockgrid.internal.bytes.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What the grid tells a session without having been asked. Immutable. Numbered from 1 in each session; the table keeps a
 * notice until its number was acknowledged, so a lost one comes again with the answer to the next keep-alive.
 */
public sealed interface Notice {

    /** The number; 0 for {@link SessionGone}, which is a hint only. */
    long number();

    /** A queued acquire has got its lock. */
    @Tag(1)
    record Granted(long number, long acquire, long fence, long maxHoldMillis) implements Notice {}

    /** A queued acquire's wait has run out. */
    @Tag(2)
    record WaitEnded(long number, long acquire) implements Notice {}

    /** A hold was taken away. */
    @Tag(3)
    record Lost(
            long number,
            long acquire,
            long fence,
            LockLoss.Reason reason,
            @MayBeNull @Recurring @Nullable String actor,
            @MayBeNull @Recurring @Nullable String note)
            implements Notice {}

    /** An operator asks for a hold to be released. */
    @Tag(20)
    record ReleaseRequested(
            long number,
            long acquire,
            long fence,
            @Recurring String actor,
            @Recurring String reason,
            long atMillis) implements Notice {}

    /** The session was ended by an operator, or ran out. */
    @Tag(4)
    record SessionGone(
            LockLoss.Reason reason,
            @MayBeNull @Nullable String actor,
            @MayBeNull @Nullable String note) implements Notice {
        @Override
        public long number() {
            return 0;
        }
    }
}
