package io.lockgrid.internal.wire;

import java.util.UUID;

/**
 * Where a session lives, as operators see it and as notices find it. Immutable.
 *
 * @param kind member or client
 * @param name the member's or client's name, shown to operators
 * @param host host and port, or the client's host, shown to operators
 * @param node the cluster's id of the member or client, to which notices are sent
 */
public record Home(Kind kind, String name, String host, UUID node) {

    /** What kind of program a session belongs to. */
    public enum Kind {
        MEMBER,
        CLIENT
    }
}
