package io.lockgrid.admin;

import java.util.List;

/**
 * A part of the answer to a {@link LockQuery}. Immutable and thread-safe. Each page is read at a moment of its own, so
 * locks that come and go meanwhile may be missing from, or be on, two pages.
 *
 * @param locks the locks of this page, in the order asked for
 * @param total how many locks met the conditions, on all pages
 * @param offset how many of them come before this page
 */
public record LockPage(List<LockInfo> locks, int total, int offset) {

    /**
     * Copies the locks.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public LockPage {
        locks = List.copyOf(locks);
        Check.notNegative("total", total);
        Check.notNegative("offset", offset);
    }

    /** Whether there are locks after this page. The next one begins at {@code offset() + locks().size()}. */
    public boolean hasMore() {
        return (long) offset + locks.size() < total;
    }
}
