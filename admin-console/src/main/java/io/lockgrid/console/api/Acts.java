package io.lockgrid.console.api;

import org.jspecify.annotations.Nullable;

/** What all acts need. */
final class Acts {
    private Acts() {}

    /**
     * The lock's name.
     *
     * @throws IllegalArgumentException if none is given
     */
    static String needName(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("name is missing; nothing was changed; name the lock in 'name'");
        }
        return name;
    }

    /**
     * The reason.
     *
     * @throws IllegalArgumentException if none is given
     */
    static String needReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("reason is missing; nothing was changed; say why in 'reason'");
        }
        return reason;
    }
}
