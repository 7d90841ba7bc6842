package io.lockgrid.admin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link LockAdmin#forceRelease}. Immutable and thread-safe.
 *
 * @param status whether the hold was released
 * @param fence for {@link Status#RELEASED} the fence of the hold that was released; for {@link Status#FENCE_MOVED_ON}
 *     that of the present hold, 0 if the lock is not held by now
 * @param holder for {@link Status#FENCE_MOVED_ON} who holds the lock now, null if nobody does; otherwise null
 */
public record ReleaseOutcome(
        Status status, long fence, @Nullable HolderInfo holder) {

    /** Whether the hold was released. */
    public enum Status {
        /** The hold with the fence given was taken away. */
        RELEASED,
        /** The lock has another hold or none. Nothing was changed. */
        FENCE_MOVED_ON
    }

    /**
     * Checks that the components agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public ReleaseOutcome {
        Objects.requireNonNull(status, "status");
        if (status == Status.RELEASED) {
            Check.that(fence > 0 && holder == null, "A released hold has a fence above 0, and the outcome no holder");
        } else {
            Check.that(
                    holder == null ? fence == 0 : fence > 0,
                    "The present hold has a fence above 0 and a holder, or there is none, but the fence is " + fence
                            + " and the holder " + holder);
        }
    }

    /** The hold with this fence was taken away. */
    public static ReleaseOutcome releasedHold(long fence) {
        return new ReleaseOutcome(Status.RELEASED, fence, null);
    }

    /** Nothing was released: the lock has a hold with this fence by now. */
    public static ReleaseOutcome heldBy(long fence, HolderInfo holder) {
        return new ReleaseOutcome(Status.FENCE_MOVED_ON, fence, Objects.requireNonNull(holder, "holder"));
    }

    /** Nothing was released: nobody holds the lock by now. */
    public static ReleaseOutcome notHeld() {
        return new ReleaseOutcome(Status.FENCE_MOVED_ON, 0, null);
    }

    /** Whether the hold was released. */
    public boolean released() {
        return status == Status.RELEASED;
    }
}
