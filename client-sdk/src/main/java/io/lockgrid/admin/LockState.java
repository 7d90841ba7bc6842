package io.lockgrid.admin;

/** What a live lock is doing. */
public enum LockState {
    /** It has a holder, whether others wait or not. */
    HELD,
    /**
     * Others wait for it. In a {@link LockQuery} it finds every lock that somebody waits for, be it held or in delay. A
     * {@link LockInfo} has it only for a lock without a holder, which no grid has seen yet: one that comes free goes to
     * the next who waits in the same step. Whether anybody waits for a lock is told by {@link LockInfo#waiterCount()}.
     */
    WAITED_FOR,
    /** A hold was taken away, and the lock stays closed for its lock-delay, so that late writes drain. */
    DELAYED
}
