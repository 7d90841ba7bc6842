package io.lockgrid.admin;

/** What a {@link LockQuery} sorts by, ascending unless told otherwise. Equal ones follow in the order of their names. */
public enum LockSort {
    /** The name, character by character. */
    NAME,
    /** How long the present hold lasts, the youngest first; locks without a holder come before all. */
    AGE,
    /** How many wait. */
    WAITERS,
    /** The fence of the present hold, 0 for locks without a holder. */
    FENCE,
    /** How long the first in the queue has waited, the shortest first; locks that nobody waits for come before all. */
    LONGEST_WAIT
}
