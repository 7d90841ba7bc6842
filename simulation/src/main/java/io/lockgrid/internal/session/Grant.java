package io.lockgrid.internal.session;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.internal.text.LockName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which acquire of which session a hold came from, as its holder's side knows it: two that have one fence differ in it.
 * Immutable.
 */
public record Grant(UUID session, long acquire) {
    /** What that hold goes by. */
    public static Grant of(Hold hold) {
        GrantedHold granted = (GrantedHold) hold;
        return new Grant(granted.session().id, granted.sequence());
    }

    /** What the calling thread has by {@code asLock()}; null if it has nothing. */
    public static @Nullable Hold ofThread(LockGrid grid, String lock) {
        GridRuntime runtime = (GridRuntime) grid;
        ThreadLockHandle.Key key = new ThreadLockHandle.Key(
                runtime.laneOf(lock),
                LockName.parse(lock, runtime.groups()).name(),
                Thread.currentThread().getId());
        return runtime.threadHolds().get(key);
    }
}
