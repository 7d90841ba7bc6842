package io.lockgrid.node.table.words;

/** How a hold ended, or a wait that did not get its lock. */
public enum Ending {
    /** Its owner gave it back. */
    RELEASED,
    /** Its owner did not want it any more, before it was known to have been granted. */
    WITHDRAWN,
    /** Its session was closed by itself, while it was held or waited for. */
    SESSION_CLOSED,
    /** It waited for as long as it might. */
    TIMED_OUT,
    /** Its max hold was over. */
    MAX_HOLD_ENDED,
    /** An operator ended it, or its session, or somebody destroyed the lock. */
    FORCED,
    /** Its session gave no sign of life. */
    SESSION_EXPIRED;

    /** Whether a hold that ended so was taken away from its holder. */
    public boolean isLoss() {
        return this == MAX_HOLD_ENDED || this == FORCED || this == SESSION_EXPIRED || this == SESSION_CLOSED;
    }

    public static Ending of(SessionEnd why) {
        return switch (why) {
            case CLOSED -> SESSION_CLOSED;
            case EXPIRED -> SESSION_EXPIRED;
            case FORCED -> FORCED;
        };
    }
}
