package io.lockgrid.internal.words;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Recurring;
import org.jspecify.annotations.Nullable;

/**
 * Who in a session asks for a lock, and why. Immutable.
 *
 * @param owner who will hold it: a hold belongs to its session and this
 * @param label the thread or owner, for operators
 * @param reason why, for operators
 */
public record Asker(
        long owner,
        @Recurring String label,
        @MayBeNull @Recurring @Nullable String reason) {}
