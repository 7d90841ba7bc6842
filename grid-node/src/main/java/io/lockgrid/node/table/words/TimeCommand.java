package io.lockgrid.node.table.words;

import io.lockgrid.internal.bytes.Tag;
import java.util.UUID;

/**
 * What the Raft leader alone writes when a timer elapsed. Each names what it saw, and has no effect
 * if that is no longer so.
 */
public sealed interface TimeCommand {
    /**
     * The max hold of a hold is over.
     *
     * @param lease how often the hold had been renewed
     */
    @Tag(1)
    record HoldElapsed(String name, long fence, int lease) implements TimeCommand {}

    /**
     * The wait of an acquire is over.
     *
     * @param acquire the sequence of the acquire
     */
    @Tag(2)
    record WaitElapsed(String name, UUID session, long acquire) implements TimeCommand {}

    /**
     * The lock-delay of a lock is over.
     *
     * @param fence the fence of the hold that was taken away
     */
    @Tag(3)
    record DelayElapsed(String name, long fence) implements TimeCommand {}

    /**
     * A session gave no sign of life for its time to live.
     *
     * @param beat how many signs of life the leader had seen
     */
    @Tag(4)
    record SessionElapsed(UUID session, long beat) implements TimeCommand {}

    /** Dates what began without a wall clock by that of this command's entry. */
    @Tag(5)
    record Clock() implements TimeCommand {}
}
