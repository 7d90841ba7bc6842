package io.lockgrid.node.table.words;

import org.jspecify.annotations.Nullable;

/** What became of an acquire after it was answered. Immutable. */
public sealed interface Event {
    /** The sequence of the acquire it is about. */
    long acquire();

    /**
     * A queued acquire got the lock.
     *
     * @param maxHoldMillis the max hold that applies, 0 for none
     */
    record Granted(long acquire, long fence, long maxHoldMillis) implements Event {}

    /** A queued acquire was not granted in its time and left the queue. */
    record WaitEnded(long acquire) implements Event {}

    /**
     * A hold was taken away.
     *
     * @param actor the operator who did it, for {@link LossReason#FORCED}
     * @param note the operator's reason, for {@link LossReason#FORCED}
     */
    record Lost(
            long acquire,
            long fence,
            LossReason reason,
            @Nullable String actor,
            @Nullable String note) implements Event {}

    /**
     * An operator asks for a hold to be released. It stays.
     *
     * @param wallMillis when, in milliseconds since 1970
     */
    record ReleaseRequested(long acquire, long fence, String actor, String note, long wallMillis) implements Event {}
}
