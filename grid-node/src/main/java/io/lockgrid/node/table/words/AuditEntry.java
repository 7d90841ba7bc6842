package io.lockgrid.node.table.words;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Recurring;
import io.lockgrid.internal.words.Request;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did. Immutable.
 *
 * @param number 1, 2, 3 and so on
 * @param wallMillis when, in milliseconds since 1970
 * @param actor who
 * @param action {@link #FORCE_RELEASE}, {@link #CLOSE_SESSION}, {@link #ASK_TO_RELEASE}, or an act on members
 * @param target the name of the lock, the id of the session, or the member
 * @param fence the fence that the operator named, 0 for a session
 * @param reason why
 * @param outcome what came of it, in words
 * @param holder who held the lock or had the session, null if nobody
 */
public record AuditEntry(
        long number,
        long wallMillis,
        @Recurring String actor,
        @Recurring String action,
        String target,
        long fence,
        @Recurring String reason,
        @Recurring String outcome,
        @MayBeNull @Recurring @Nullable String holder) {
    /** The action of {@link Request.ForceRelease}. */
    public static final String FORCE_RELEASE = "force-release";

    /** The action of {@link Request.EndSession}. */
    public static final String CLOSE_SESSION = "close-session";

    /** The action of {@link Request.AskToRelease}. */
    public static final String ASK_TO_RELEASE = "ask-to-release";

    /** The outcome of an act that is noted before it is done. */
    public static final String BEGUN = "begun; how it ended is not known";
}
