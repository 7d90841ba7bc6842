package io.lockgrid.node.table;

import org.jspecify.annotations.Nullable;

/**
 * What an operator did. Immutable.
 *
 * @param number 1, 2, 3 and so on
 * @param wallMillis when, in milliseconds since 1970
 * @param actor who
 * @param action {@link #FORCE_RELEASE} or {@link #CLOSE_SESSION}
 * @param target the name of the lock, or the id of the session
 * @param fence the fence that the operator named, 0 for a session
 * @param reason why
 * @param outcome what came of it, in words
 * @param holder who held the lock or had the session, null if nobody
 */
public record AuditEntry(
        long number,
        long wallMillis,
        String actor,
        String action,
        String target,
        long fence,
        String reason,
        String outcome,
        @Nullable String holder) {
    /** The action of {@link SessionCommand.ForceRelease}. */
    public static final String FORCE_RELEASE = "force-release";

    /** The action of {@link SessionCommand.EndSession}. */
    public static final String CLOSE_SESSION = "close-session";
}
