package io.lockgrid.node.table;

import io.lockgrid.internal.words.LockTerms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An acquire that waits for its lock. Immutable.
 *
 * @param ticket its place: waiters of a lock are served by rising tickets
 * @param waitMillis how long it may wait, -1 for no deadline
 */
public record Wait(
        UUID session,
        long acquire,
        String name,
        long owner,
        long ticket,
        long waitMillis,
        LockTerms terms,
        long since,
        String ownerLabel,
        @Nullable String reason)
        implements Claim {
    Wait dated(long begun) {
        return new Wait(session, acquire, name, owner, ticket, waitMillis, terms, begun, ownerLabel, reason);
    }
}
