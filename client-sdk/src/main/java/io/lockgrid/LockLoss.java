package io.lockgrid;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a hold was taken away. Immutable and thread-safe.
 *
 * @param reason what happened
 * @param actor who did it, for {@link Reason#FORCED} where that is known; otherwise null
 * @param note why they did it, in their words, for {@link Reason#FORCED} where that is known; otherwise null
 */
public record LockLoss(
        Reason reason, @Nullable String actor, @Nullable String note) implements Serializable {

    /** What can end a hold other than its release. More may be added. */
    public enum Reason {
        /** It lasted longer than its max hold. */
        MAX_HOLD_ENDED,
        /** An operator released it, or closed the session it belonged to. */
        FORCED,
        /**
         * The grid has not heard of this process for the session's time to live, or this process has not heard of the
         * grid for so long that this may be so.
         */
        SESSION_EXPIRED,
        /** All members were restarted, or an operator started a new lock table after a lost majority. */
        GRID_RESTARTED,
        /**
         * The holder's own {@link LockGrid#close()} gave it back while its work went on: it was asked to release, and had
         * not when the time of the setting {@code drain} was over. Only the holder is told so; operators see that its
         * session was closed while it held the lock.
         */
        CLOSED
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if there is an actor or a note although the reason is not {@link Reason#FORCED}
     */
    public LockLoss {
        Objects.requireNonNull(reason, "reason");
        if (reason != Reason.FORCED && (actor != null || note != null)) {
            throw new IllegalArgumentException("Only a forced loss has an actor and a note, but this is " + reason);
        }
    }

    /** The hold lasted longer than its max hold. */
    public static LockLoss maxHoldEnded() {
        return new LockLoss(Reason.MAX_HOLD_ENDED, null, null);
    }

    /** An operator took the hold away; null for what is not known. */
    public static LockLoss forced(@Nullable String actor, @Nullable String note) {
        return new LockLoss(Reason.FORCED, actor, note);
    }

    /** The session has ended, or may have. */
    public static LockLoss sessionExpired() {
        return new LockLoss(Reason.SESSION_EXPIRED, null, null);
    }

    /** The grid started with a new lock table. */
    public static LockLoss gridRestarted() {
        return new LockLoss(Reason.GRID_RESTARTED, null, null);
    }

    /** The holder's own instance was closed before it was released. */
    public static LockLoss closed() {
        return new LockLoss(Reason.CLOSED, null, null);
    }

    /** What happened as words for a log line or a message, such as {@code an operator (eve) released it: stuck}. */
    public String inWords() {
        return switch (reason) {
            case MAX_HOLD_ENDED -> "its max hold ended";
            case FORCED ->
                "an operator" + (actor == null ? "" : " (" + actor + ")") + " released it"
                        + (note == null ? "" : ": " + note);
            case SESSION_EXPIRED -> "its session expired";
            case GRID_RESTARTED -> "the grid was restarted";
            case CLOSED -> "this instance was closed while it was held";
        };
    }
}
