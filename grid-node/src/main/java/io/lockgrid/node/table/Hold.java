package io.lockgrid.node.table;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. Immutable.
 *
 * @param depth how often the owner has it
 * @param lease how often it was renewed
 * @param depthBy the sequence of the request that set the depth; one with a lower sequence was overtaken
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
        LockTerms terms,
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
                asked.terms(),
                since,
                asked.ownerLabel(),
                asked.reason());
    }

    Hold withDepth(int changed, long by) {
        return with(changed, by, lease, terms, since);
    }

    Hold renewed(long maxHold) {
        return with(depth, depthBy, lease + 1, terms.withMaxHold(maxHold), since);
    }

    Hold dated(long begun) {
        return with(depth, depthBy, lease, terms, begun);
    }

    /**
     * What operators are told of it.
     *
     * @param home of its session
     * @param maxHoldLeft null where nobody has counted it
     */
    public HolderInfo info(Home home, @Nullable Duration maxHoldLeft) {
        return new HolderInfo(
                session.toString(),
                home.name(),
                home.host(),
                ownerLabel,
                reason,
                Instant.ofEpochMilli(since),
                maxHoldMillis() == 0 ? null : Duration.ofMillis(maxHoldMillis()),
                maxHoldLeft);
    }

    private Hold with(int newDepth, long newDepthBy, int newLease, LockTerms newTerms, long begun) {
        return new Hold(
                session,
                acquire,
                name,
                owner,
                fence,
                newDepth,
                newLease,
                newDepthBy,
                newTerms,
                begun,
                ownerLabel,
                reason);
    }
}
