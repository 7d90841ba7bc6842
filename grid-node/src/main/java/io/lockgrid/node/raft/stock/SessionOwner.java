package io.lockgrid.node.raft.stock;

import org.jspecify.annotations.Nullable;

/**
 * Whose a CP session is: kept behind its name, since that is in the log and in snapshots of the engine's sessions from their
 * creation on. A name has no separator, so that nobody can say in it who he is. Stateless.
 */
final class SessionOwner {
    private static final char SEPARATOR = '\u001f';

    private SessionOwner() {}

    /** The name of a client's session, with the identity of the client if it has one. */
    static String stamp(String name, @Nullable String identity) {
        String clean = name.replace(SEPARATOR, '?');
        return identity == null ? clean : clean + SEPARATOR + identity;
    }

    /** The identity behind a name, or null where there is none. */
    static @Nullable String of(@Nullable String stamped) { // members' own may have no name
        int end = stamped == null ? -1 : stamped.indexOf(SEPARATOR);
        return stamped == null || end < 0 ? null : stamped.substring(end + 1);
    }
}
