package io.lockgrid.node.table.words;

import io.lockgrid.internal.words.Home;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to one {@link SessionCommand}. Immutable. */
public sealed interface Result {
    /**
     * The session is open.
     *
     * @param tableId changes when the grid starts with a new table
     * @param timeToLiveMillis how long it lives without a sign of life
     */
    record Opened(long tableId, long timeToLiveMillis) implements Result {}

    /**
     * A sign of life was noted.
     *
     * @param tableId changes when the grid starts with a new table
     */
    record Alive(long tableId) implements Result {}

    /**
     * The lock is held.
     *
     * @param depth 1, or more for an owner that re-entered
     * @param maxHoldMillis the max hold that applies, 0 for none
     */
    record Granted(long fence, int depth, long maxHoldMillis) implements Result {}

    /**
     * The acquire waits; an {@link Event} tells how it ended.
     *
     * @param ahead waiters before it
     */
    record Queued(int ahead) implements Result {}

    /**
     * An acquire that does not wait was refused.
     *
     * @param fence of the present hold, or of the one whose lock-delay is not over
     */
    record Held(long fence) implements Result {}

    /**
     * The lock was given back once.
     *
     * @param depthLeft how often the owner still has it
     */
    record Released(int depthLeft) implements Result {}

    /**
     * The max hold was started anew.
     *
     * @param maxHoldMillis the max hold that applies, 0 for none
     */
    record Renewed(long maxHoldMillis) implements Result {}

    /** There is no such hold to release or renew; the reply carries the event that says why. */
    record NotHeld() implements Result {}

    /** The acquire has no effect, or no longer. */
    record Withdrawn() implements Result {}

    /**
     * The command would exceed a limit and had no effect.
     *
     * @param value of the limit
     */
    record LimitExceeded(Limit limit, long value) implements Result {}

    /** The session ended as it asked. */
    record Closed() implements Result {}

    /** The hold was taken away. */
    record ForceReleased() implements Result {}

    /**
     * Nothing was released, because the lock has another hold or none.
     *
     * @param fence of the present hold, 0 if the lock is not held
     * @param session that holds it
     * @param holder whose session that is
     * @param owner the owner's label
     * @param reason why the owner holds it
     * @param since since when, in milliseconds since 1970
     * @param maxHoldMillis max hold of the present hold, 0 for none
     */
    record FenceMovedOn(
            long fence,
            @Nullable UUID session,
            @Nullable Home holder,
            @Nullable String owner,
            @Nullable String reason,
            long since,
            long maxHoldMillis)
            implements Result {}

    /**
     * The holder was asked to let go, or could not be.
     *
     * @param present the hold and its holder
     */
    record Asked(Asking asking, FenceMovedOn present) implements Result {}

    /** What came of asking a holder. */
    enum Asking {
        SENT,
        UNDERWAY,
        CANNOT_HEAR
    }

    /** The audit entry with that number was written, or has its outcome. */
    record Noted(long number) implements Result {}

    /**
     * The session is not open, or no longer.
     *
     * @param existed whether it was open
     */
    record SessionEnded(boolean existed) implements Result {}

    /**
     * The session of the batch is not open here; the command had no effect. Also the answer to an opening that claims a
     * fence below those of sessions that are over: it may be a late copy of what opened one of them.
     *
     * @param tableId changes when the grid starts with a new table
     * @param lastFence what the opening of another session has to claim at least
     */
    record SessionUnknown(long tableId, long lastFence) implements Result {}

    /** The sequence is below the lowest open one: it had been answered before. No effect. */
    record Stale() implements Result {}
}
