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

    /** @param caller the thread that waits for it; 0 if none does */
    long ownerFor(long sequence, long caller) {
        return thread != 0 ? thread : OwnerId.ofHold(sequence, caller);
    }

    int labelSize() {
        return ownerLabel.length() + (reason == null ? 0 : reason.length());
    }
}
