package io.lockgrid.node;

import java.util.Locale;

/** Which messages of clients a member takes that {@link GridNode#start} starts. */
public enum Clients {
    /** What locks need, of LockGrid's clients and of Hazelcast's own lock API; every other message is refused. */
    LOCKS,
    /** Also maps, executors, management and all else that the engine offers to its clients. */
    EVERYTHING;

    /** The word in the configuration. */
    static Clients of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
