package io.lockgrid.node.table.words;

/** What a command can exceed. */
public enum Limit {
    /** Waiters of one lock. */
    WAITERS_PER_LOCK,
    /** Holds and waits of one session. */
    HOLDS_PER_SESSION,
    /** Re-entries of one hold. */
    DEPTH,
    /** A session that opens claims a fence more than a year ahead of now. */
    FENCE_CLAIM,
    /** Answers or events of one session that it has not acknowledged. */
    WINDOW,
    /** Sessions of a table, where a client opens another one. */
    SESSIONS,
    /** Sessions of one client. */
    SESSIONS_PER_CLIENT
}
