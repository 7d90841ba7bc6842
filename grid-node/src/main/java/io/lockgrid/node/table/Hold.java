package io.lockgrid.node.table;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. Immutable.
 *
 * @param depth how often the owner has it
 * @param lease how often it was renewed
 * @param depthBy the sequence of the request that set the depth; one with a lower sequence was overtaken
 * @param maxHoldMillis taken away this long after the grant or the last renewal, 0 for never
 * @param lockDelayMillis how long the lock stays closed if the hold is taken away
 */
public record Hold(
        UUID session,
        long acquire,
        String name,
        long owner,
        long fence,
        int depth,
        int lease,
        long depthBy,
        long maxHoldMillis,
        long lockDelayMillis,
        long since,
        String ownerLabel,
        @Nullable String reason)
        implements Claim {
    /** What an acquire gets. */
    static Hold of(Wait asked, long fence, long since) {
        return new Hold(
                asked.session(),
                asked.acquire(),
                asked.name(),
                asked.owner(),
                fence,
                1,
                0,
                asked.acquire(),
                asked.maxHoldMillis(),
                asked.lockDelayMillis(),
                since,
                asked.ownerLabel(),
                asked.reason());
    }

    Hold withDepth(int changed, long by) {
        return with(changed, by, lease, maxHoldMillis, since);
    }

    Hold renewed(long maxHold) {
        return with(depth, depthBy, lease + 1, maxHold, since);
    }

    Hold dated(long begun) {
        return with(depth, depthBy, lease, maxHoldMillis, begun);
    }

    private Hold with(int newDepth, long newDepthBy, int newLease, long newMaxHold, long begun) {
        return new Hold(
                session,
                acquire,
                name,
                owner,
                fence,
                newDepth,
                newLease,
                newDepthBy,
                newMaxHold,
                lockDelayMillis,
                begun,
                ownerLabel,
                reason);
    }
}
