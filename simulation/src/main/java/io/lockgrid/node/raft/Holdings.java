package io.lockgrid.node.raft;

import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.LockTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** With which fence each lock of a group was held, and when: what an operator is shown has to have been so. */
final class Holdings {
    private record Holding(long fence, long since, long until) {}

    private static final long STILL = Long.MAX_VALUE;

    /** Of each lock, the latest one last. */
    private final Map<String, List<Holding>> all = new HashMap<>();

    /** The table is this one from now on. */
    void look(LockTable table, long now) {
        Map<String, Long> held = new HashMap<>();
        table.forEachLock(lock -> {
            Hold holder = lock.holder();
            if (holder != null) {
                held.put(lock.name(), holder.fence());
            }
        });
        restartBut(held, now);
        held.forEach((lock, fence) -> {
            if (latest(lock) == null) {
                all.computeIfAbsent(lock, any -> new ArrayList<>()).add(new Holding(fence, now, STILL));
            }
        });
    }

    /** The table begins anew: nobody holds anything. */
    void restart(long now) {
        restartBut(Map.of(), now);
    }

    private void restartBut(Map<String, Long> held, long now) {
        all.forEach((lock, history) -> {
            Holding latest = latest(lock);
            Long fence = held.get(lock);
            if (latest != null && (fence == null || fence != latest.fence())) {
                history.set(history.size() - 1, new Holding(latest.fence(), latest.since(), now));
            }
        });
    }

    /** The present one. */
    private @Nullable Holding latest(String lock) {
        List<Holding> history = all.get(lock);
        Holding last = history == null ? null : history.get(history.size() - 1);
        return last != null && last.until() == STILL ? last : null;
    }

    /** Whether a lock was held with this fence at some moment since then. */
    boolean wasHeld(String lock, long fence, long since) {
        return all.getOrDefault(lock, List.of()).stream()
                .anyMatch(each -> each.fence() == fence && each.until() >= since);
    }

    /** Whether there was a moment since then at which this lock was not held, or by another than before. */
    boolean wasFree(String lock, long since) {
        Holding latest = latest(lock);
        return latest == null || latest.since() >= since;
    }
}
