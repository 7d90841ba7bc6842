package io.lockgrid.internal.words;

import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Tag;
import org.jspecify.annotations.Nullable;

/** The answer to one {@link Request}. Immutable. */
public sealed interface Outcome {

    /**
     * The session is open.
     *
     * @param timeToLiveMillis how long it lives without a sign of life: what was asked for, or less
     */
    @Tag(15)
    record Opened(long timeToLiveMillis) implements Outcome {}

    /** Done, with nothing to tell: alive, closed, withdrawn. */
    @Tag(1)
    record Done() implements Outcome {
        public static final Done DONE = new Done();
    }

    /**
     * The lock is held.
     *
     * @param maxHoldMillis the max hold that applies, 0 for none
     */
    @Tag(2)
    record Granted(long fence, int depth, long maxHoldMillis) implements Outcome {}

    /** In the queue; the grant comes as a {@link Notice}. */
    @Tag(3)
    record Queued() implements Outcome {
        public static final Queued QUEUED = new Queued();
    }

    /** Not to be had at once: held by another, or closed by a lock-delay. */
    @Tag(4)
    record Held() implements Outcome {
        public static final Held HELD = new Held();
    }

    @Tag(5)
    record Released(int depthLeft) implements Outcome {}

    /** The lock is of another kind or capacity for as long as anybody has or wants some of it. */
    @Tag(16)
    record OtherKind(Demand pool) implements Outcome {}

    @Tag(6)
    record Renewed(long maxHoldMillis) implements Outcome {}

    /** The hold to be released or renewed is not there. */
    @Tag(7)
    record NotHeld() implements Outcome {
        public static final NotHeld NOT_HELD = new NotHeld();
    }

    /** A limit was reached; nothing was changed, but that a hold is released which was to stay closed. */
    @Tag(8)
    record LimitExceeded(Limit limit, long value) implements Outcome {}

    /**
     * Refused for what it says, or for who asks; nothing was changed.
     *
     * @param notAllowed whether another identity might be allowed to
     */
    @Tag(9)
    record Refused(String message, boolean notAllowed) implements Outcome {
        public Refused(String message) {
            this(message, false);
        }

        /** What its caller gets. */
        public RuntimeException failure() {
            return notAllowed ? new NotAllowedException(message) : new IllegalArgumentException(message);
        }
    }

    @Tag(10)
    record ForceReleased() implements Outcome {
        public static final ForceReleased FORCE_RELEASED = new ForceReleased();
    }

    /** The hold named by an operator is gone. The present one, if any: fence 0 and no holder when the lock is free. */
    @Tag(11)
    record FenceMovedOn(long fence, @MayBeNull @Nullable HolderInfo holder) implements Outcome {}

    @Tag(12)
    record SessionEnded(boolean existed) implements Outcome {}

    /** What came of asking a holder to let go, but for a fence that has moved on; with the present holder. */
    @Tag(20)
    record Asked(AskOutcome.Status status, long fence, HolderInfo holder) implements Outcome {}

    /** The audit entry with that number was written, or has its outcome. */
    @Tag(21)
    record Noted(long number) implements Outcome {}

    /**
     * The session is not open in the table: it ended, or the table is a new one. To an opening: it came too late, or claimed
     * too little; another session has to be opened.
     *
     * @param lastFence what the opening of another session has to claim at least
     */
    @Tag(13)
    record SessionUnknown(long lastFence) implements Outcome {
        /** Without a fence to claim. */
        public static final SessionUnknown SESSION_UNKNOWN = new SessionUnknown(0);
    }

    /** The sequence was answered before. */
    @Tag(14)
    record Stale() implements Outcome {
        public static final Stale STALE = new Stale();
    }
}
