package io.lockgrid.admin;

/** What a live lock is doing. */
public enum LockState {
    /** It has a holder, whether others wait or not. */
    HELD,
    /** It has no holder and is not in lock-delay, but others wait: the moment before the next of them gets it. */
    WAITED_FOR,
    /** A hold was taken away, and the lock stays closed for its lock-delay, so that late writes drain. */
    DELAYED
}
