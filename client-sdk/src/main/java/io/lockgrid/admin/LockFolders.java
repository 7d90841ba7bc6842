package io.lockgrid.admin;

import java.util.List;
import java.util.Objects;

/**
 * Locks as folders, one level of them: what {@link LockAdmin#folders} answers. Immutable and thread-safe.
 *
 * @param prefix what all the names begin with
 * @param folders those that begin behind the prefix and end at the next {@code /}, by name, {@value #MOST} at most
 * @param more whether there are more folders than these
 * @param locks a page of the locks without a {@code /} behind the prefix
 */
public record LockFolders(String prefix, List<LockFolder> folders, boolean more, LockPage locks) {

    /** More folders than this are not told. */
    public static final int MOST = 1000;

    /** Copies the folders. */
    public LockFolders {
        Objects.requireNonNull(prefix, "prefix");
        folders = List.copyOf(folders);
        Objects.requireNonNull(locks, "locks");
    }
}
