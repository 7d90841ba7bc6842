package io.lockgrid.internal.words;

/**
 * What applies to the opening of a session; put in by the leader, whatever came. Immutable.
 *
 * @param maxHolds how many holds and waits it may have together
 * @param maxSessions a client is refused if the table has so many sessions
 * @param maxSessionsOfClient a client is refused if it has so many sessions itself
 */
public record SessionTerms(int maxHolds, int maxSessions, int maxSessionsOfClient) {
    /** What asks for nothing. */
    public static final SessionTerms NONE = new SessionTerms(0, 0, 0);

    public SessionTerms {
        Check.notNegative("maxHolds", maxHolds);
        Check.notNegative("maxSessions", maxSessions);
        Check.notNegative("maxSessionsOfClient", maxSessionsOfClient);
    }
}
