package io.lockgrid.internal.operator;

import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one answer of what several groups say about the same folders. Used once, by one thread.
 *
 * <p>Each group tells the first folders by name, so the first of all are counted in full.
 */
final class FolderMerge {
    private final LockQuery query;
    private final TreeMap<String, LockFolder> folders = new TreeMap<>();
    private final List<LockInfo> locks = new ArrayList<>();
    private int total;
    private boolean more;

    FolderMerge(LockQuery query) {
        this.query = query;
    }

    /** Adds a part; of each group, the folders and the total count once. */
    void add(LockFolders part, boolean first) {
        locks.addAll(part.locks().locks());
        if (first) {
            part.folders().forEach(folder -> folders.merge(folder.prefix(), folder, FolderMerge::sum));
            total += part.locks().total();
            more |= part.more();
        }
    }

    LockFolders result() {
        List<LockInfo> page = locks.stream()
                .sorted(LockOrder.of(query))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
        return new LockFolders(
                query.prefix(),
                folders.values().stream().limit(LockFolders.MOST).toList(),
                more || folders.size() > LockFolders.MOST,
                new LockPage(page, total, query.offset()));
    }

    private static LockFolder sum(LockFolder one, LockFolder other) {
        return new LockFolder(
                one.prefix(),
                one.locks() + other.locks(),
                one.held() + other.held(),
                one.waiters() + other.waiters(),
                earlier(one.heldSince(), other.heldSince()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
