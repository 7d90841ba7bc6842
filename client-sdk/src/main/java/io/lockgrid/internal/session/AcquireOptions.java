package io.lockgrid.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for. Immutable.
 *
 * @param name the lock's name in its group
 * @param thread the owning thread's id, or 0 for an owner of its own
 * @param maxHoldMillis 0 for none
 * @param interrupt whom to interrupt when the hold is lost, or null
 */
record AcquireOptions(
        String name,
        long thread,
        long maxHoldMillis,
        String ownerLabel,
        @Nullable String reason,
        @Nullable Thread interrupt) {

    /** Threads have positive owner ids; a hold of its own has the negative of its acquire's sequence. */
    long ownerFor(long sequence) {
        return thread != 0 ? thread : -sequence;
    }

    int labelSize() {
        return ownerLabel.length() + (reason == null ? 0 : reason.length());
    }
}
