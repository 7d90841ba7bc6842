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
 * @param fence the fence of the present hold, of several the oldest; 0 if there is none
 * @param depth how often its holder has it, 0 if there is none
 * @param holder who holds it, of several the one who has it for longest; null if nobody does; present exactly if the state
 *     is {@link LockState#HELD}
 * @param waiters who waits, the next one first. {@link LockAdmin#lock} has all of them, a {@link LockPage} the first
 *     few
 * @param waiterCount how many wait in all
 * @param delayLeft how long the lock stays closed from now on; present exactly if the state is {@link
 *     LockState#DELAYED}
 * @param kind what its units mean
 * @param capacity how many units it has; 1 of a mutex
 * @param used how many of them are held or in lock-delay
 * @param holders its holds, the oldest first. {@link LockAdmin#lock} has all of them, a {@link LockPage} the first few
 */
public record LockInfo(
        String name,
        LockState state,
        long fence,
        int depth,
        @MayBeNull @Nullable HolderInfo holder,
        List<WaiterInfo> waiters,
        int waiterCount,
        @MayBeNull @Nullable Duration delayLeft,
        LockKind kind,
        int capacity,
        long used,
        List<HoldInfo> holders) {

    /** A mutex. */
    public LockInfo(
            String name,
            LockState state,
            long fence,
            int depth,
            @Nullable HolderInfo holder,
            List<WaiterInfo> waiters,
            int waiterCount,
            @Nullable Duration delayLeft) {
        this(
                name,
                state,
                fence,
                depth,
                holder,
                waiters,
                waiterCount,
                delayLeft,
                LockKind.MUTEX,
                1,
                state == LockState.WAITED_FOR ? 0 : 1,
                holder == null || fence <= 0 || depth <= 0
                        ? List.of()
                        : List.of(new HoldInfo(fence, depth, 1, holder)));
    }

    /**
     * Copies the waiters and checks that the components agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public LockInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(kind, "kind");
        waiters = List.copyOf(waiters);
        holders = List.copyOf(holders);
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
                holder == null
                        ? holders.isEmpty()
                        : !holders.isEmpty() && holders.get(0).fence() == fence,
                "The holder is the first of the holders, but they are " + holders);
        Check.that(
                used >= 0 && used <= capacity,
                "At most all units of a lock are used, but of " + capacity + " it is " + used);
        Check.that(
                waiterCount >= waiters.size(),
                "waiterCount has to be at least the " + waiters.size() + " waiters given, but is " + waiterCount);
    }
}
