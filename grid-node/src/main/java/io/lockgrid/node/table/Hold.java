package io.lockgrid.node.table;

import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. Immutable.
 *
 * @param depth how often the owner has it
 * @param lease how often it was renewed
 * @param undone whether the acquire that made it was withdrawn while the owner had it more than once
 * @param maxHoldMillis taken away this long after the grant or the last renewal, 0 for never
 * @param lockDelayMillis how long the lock stays closed if the hold is taken away
 */
public record Hold(
        SessionId session,
        long acquire,
        String name,
        long owner,
        long fence,
        int depth,
        int lease,
        boolean undone,
        long maxHoldMillis,
        long lockDelayMillis,
        long since,
        String ownerLabel,
        @Nullable String reason)
        implements Claim {
    Hold withDepth(int changed) {
        return with(changed, lease, undone, maxHoldMillis, since);
    }

    Hold renewed(long maxHold) {
        return with(depth, lease + 1, undone, maxHold, since);
    }

    Hold dated(long begun) {
        return with(depth, lease, undone, maxHoldMillis, begun);
    }

    Hold undo() {
        return with(depth, lease, true, maxHoldMillis, since);
    }

    private Hold with(int newDepth, int newLease, boolean nowUndone, long newMaxHold, long begun) {
        return new Hold(
                session,
                acquire,
                name,
                owner,
                fence,
                newDepth,
                newLease,
                nowUndone,
                newMaxHold,
                lockDelayMillis,
                begun,
                ownerLabel,
                reason);
    }
}
