package io.lockgrid.internal.words;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Recurring;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a session lives, as operators see it and as notices find it. Immutable.
 *
 * @param kind whose session it is
 * @param name the member's or client's name, shown to operators
 * @param host host and port, or the client's host, shown to operators
 * @param node the cluster's id of the member or client, to which notices are sent
 * @param identity whose certificate or token its client came in with, null of a member and where nobody has to show one
 */
public record Home(
        SessionKind kind,
        @Recurring String name,
        @Recurring String host,
        UUID node,
        @MayBeNull @Recurring @Nullable String identity) {

    /** Of somebody who shows nothing. */
    public Home(SessionKind kind, String name, String host, UUID node) {
        this(kind, name, host, node, null);
    }

    /** The same of who came in so. */
    public Home of(@Nullable String other) {
        return new Home(kind, name, host, node, other);
    }
}
