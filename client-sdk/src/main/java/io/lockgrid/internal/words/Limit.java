package io.lockgrid.internal.words;

/** What a request can exceed. */
public enum Limit {
    /** Waiters of one lock. */
    WAITERS_PER_LOCK("waiters-per-lock"),
    /** Holds and waits of one session. */
    HOLDS_PER_SESSION("holds-per-session"),
    /** Re-entries of one hold. */
    DEPTH("lock-acquire-limit"),
    /** A session that opens claims a fence more than a year ahead of now. */
    FENCE_CLAIM("fence-claim"),
    /** Answers or notices of one session that it has not acknowledged. */
    WINDOW("requests-in-flight"),
    /** Sessions of a table, where a client opens another one. */
    SESSIONS("sessions"),
    /** Sessions of one client. */
    SESSIONS_PER_CLIENT("sessions-per-client"),
    /** What is closed in a table for a while after its hold, where a release asks for more. */
    CLOSED("closed");

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    /** As it is called in lockgrid.yaml, under {@code limits}. */
    public String key() {
        return key;
    }
}
