package io.lockgrid.internal.operator;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import java.time.Instant;
import java.util.Comparator;

/** The orders in which operators list locks. Stateless. */
public final class LockOrder {
    private LockOrder() {}

    /** By what the query sorts by, then by name. */
    public static Comparator<LockInfo> of(LockQuery query) {
        Comparator<LockInfo> order = switch (query.sort()) {
            case NAME -> Comparator.comparing(LockInfo::name);
            case AGE -> Comparator.comparing(LockOrder::since).reversed();
            case WAITERS -> Comparator.comparingInt(LockInfo::waiterCount);
            case FENCE -> Comparator.comparingLong(LockInfo::fence);
            case LONGEST_WAIT -> Comparator.comparing(LockOrder::firstWait).reversed();
        };
        return (query.descending() ? order.reversed() : order).thenComparing(LockInfo::name);
    }

    /** The first in the queue has waited longest. */
    private static Instant firstWait(LockInfo lock) {
        return lock.waiters().isEmpty() ? Instant.MAX : lock.waiters().get(0).since();
    }

    private static Instant since(LockInfo lock) {
        HolderInfo holder = lock.holder();
        return holder == null ? Instant.MAX : holder.since();
    }
}
