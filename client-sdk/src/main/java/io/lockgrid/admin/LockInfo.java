package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A live lock, as it was at one moment. Immutable and thread-safe.
 *
 * @param name its name
 * @param state what it is doing
 * @param fence the fence of the present hold, 0 if there is none
 * @param depth how often its holder has it, 0 if there is none
 * @param holder who holds it, null if nobody does; present exactly if the state is {@link LockState#HELD}
 * @param waiters who waits, the next one first. {@link LockAdmin#lock} has all of them, a {@link LockPage} the first
 *     few
 * @param waiterCount how many wait in all
 * @param delayLeft how long the lock stays closed from now on; present exactly if the state is {@link
 *     LockState#DELAYED}
 */
public record LockInfo(
        String name,
        LockState state,
        long fence,
        int depth,
        @MayBeNull @Nullable HolderInfo holder,
        List<WaiterInfo> waiters,
        int waiterCount,
        @MayBeNull @Nullable Duration delayLeft) {

    /**
     * Copies the waiters and checks that the components agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public LockInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        waiters = List.copyOf(waiters);
        Check.notNegative("delayLeft", delayLeft);
        Check.that(
                (holder != null) == (state == LockState.HELD),
                "A lock has a holder exactly if it is HELD, but this is " + state + " by " + holder);
        Check.that(
                holder == null ? fence == 0 && depth == 0 : fence > 0 && depth > 0,
                "fence and depth are above 0 exactly if a lock is held, but they are " + fence + " and " + depth
                        + " in state " + state);
        Check.that(
                (delayLeft != null) == (state == LockState.DELAYED),
                "A lock has delayLeft exactly if it is DELAYED, but it is " + delayLeft + " in state " + state);
        Check.that(
                waiterCount >= waiters.size(),
                "waiterCount has to be at least the " + waiters.size() + " waiters given, but is " + waiterCount);
    }
}
