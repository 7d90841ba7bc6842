package io.lockgrid.console.web;

import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Sorts folders as the locks beside them are, where there is something alike to sort by; else by name. */
final class FolderOrder {
    private FolderOrder() {}

    /** Folders are shown before the locks of the first page. */
    static List<LockFolder> sorted(List<LockFolder> folders, LockQuery query) {
        if (query.offset() > 0) {
            return List.of();
        }
        Comparator<LockFolder> byName = Comparator.comparing(LockFolder::prefix);
        Comparator<LockFolder> order = switch (query.sort()) {
            case AGE -> Comparator.comparing(FolderOrder::since).reversed();
            case WAITERS, LONGEST_WAIT -> Comparator.comparingInt(LockFolder::waiters);
            case NAME, FENCE -> byName;
        };
        return folders.stream()
                .sorted((query.descending() ? order.reversed() : order).thenComparing(byName))
                .toList();
    }

    private static Instant since(LockFolder folder) {
        Instant since = folder.heldSince();
        return since == null ? Instant.MAX : since;
    }
}
