package io.lockgrid.node.replica.reads;

import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Counts locks by the folder that they are in, without putting any into words. Used once, by one thread. */
final class FolderScan {
    /** What was counted in one folder. */
    private static final class Count {
        private int locks;
        private int held;
        private int waiters;
        private long heldSince = Long.MAX_VALUE;
    }

    private final String prefix;
    /** The first by name: whichever is pushed out never comes back, so those that stay are counted in full. */
    private final TreeMap<String, Count> counts = new TreeMap<>();

    private boolean more;

    FolderScan(String prefix) {
        this.prefix = prefix;
    }

    /** Counts a lock whose name begins with the prefix; false if it is in no folder below that. */
    boolean count(Lock lock) {
        int slash = lock.name().indexOf('/', prefix.length());
        if (slash < 0) {
            return false;
        }
        String folder = lock.name().substring(0, slash + 1);
        Count count = counts.get(folder);
        if (count == null) {
            if (counts.size() == LockFolders.MOST) {
                more = true;
                if (folder.compareTo(counts.lastKey()) > 0) {
                    return true;
                }
                counts.pollLastEntry();
            }
            count = new Count();
            counts.put(folder, count);
        }
        add(count, lock);
        return true;
    }

    private static void add(Count count, Lock lock) {
        count.locks++;
        count.waiters += lock.waiterCount();
        Hold hold = lock.holder();
        if (hold != null) {
            count.held++;
            count.heldSince = Math.min(count.heldSince, hold.since());
        }
    }

    /** By name. */
    List<LockFolder> folders() {
        return counts.entrySet().stream()
                .map(entry -> folder(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether there are more than those. */
    boolean more() {
        return more;
    }

    private static LockFolder folder(String name, Count count) {
        return new LockFolder(
                name,
                count.locks,
                count.held,
                count.waiters,
                count.held == 0 ? null : Instant.ofEpochMilli(count.heldSince));
    }
}
