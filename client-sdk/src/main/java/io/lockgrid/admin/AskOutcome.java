package io.lockgrid.admin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link LockAdmin#askToRelease}. Immutable and thread-safe.
 *
 * @param status whether the holder was asked
 * @param fence that of the present hold, 0 if the lock is not held
 * @param holder who holds the lock, null if nobody does
 */
public record AskOutcome(
        Status status, long fence, @Nullable HolderInfo holder) {

    /** Whether the holder was asked. More may be added. */
    public enum Status {
        /** The request is on its way to the holder, and stays so until it has arrived or the hold's session is over. */
        ASKED,
        /** The holder has not confirmed an earlier request to the same hold yet; nothing was sent in addition. */
        ALREADY_ASKED,
        /** The holder came by Hazelcast's own lock API, which has no way to be told. Nothing was sent. */
        CANNOT_HEAR,
        /** The lock has another hold or none. Nothing was sent. */
        FENCE_MOVED_ON
    }

    /**
     * Checks that the components agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public AskOutcome {
        Objects.requireNonNull(status, "status");
        Check.that(
                holder == null ? fence == 0 : fence > 0,
                "The present hold has a fence above 0 and a holder, or there is none, but the fence is " + fence
                        + " and the holder " + holder);
        Check.that(
                holder != null || status == Status.FENCE_MOVED_ON,
                "Only for FENCE_MOVED_ON there may be no holder, but this is " + status);
    }

    /** Whether a request of this or of an earlier call is with the holder or on its way there. */
    public boolean asked() {
        return status == Status.ASKED || status == Status.ALREADY_ASKED;
    }
}
