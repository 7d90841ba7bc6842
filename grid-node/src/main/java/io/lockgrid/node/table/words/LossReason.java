package io.lockgrid.node.table.words;

/** Why a hold was taken away from a session that is open. */
public enum LossReason {
    /** Its max hold was over. */
    MAX_HOLD_ENDED,
    /** An operator released it. */
    FORCED
}
