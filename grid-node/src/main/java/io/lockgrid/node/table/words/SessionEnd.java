package io.lockgrid.node.table.words;

/** Why a session ended. */
public enum SessionEnd {
    /** It asked for it. */
    CLOSED,
    /** It gave no sign of life for its time to live. */
    EXPIRED,
    /** An operator ended it. */
    FORCED
}
