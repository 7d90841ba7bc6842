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
    /**
     * It stays closed for a while: by its lock-delay, so that late writes drain, where a hold was taken away; or as its last
     * holder wanted, who released it ({@link io.lockgrid.Hold#release(java.time.Duration)}).
     */
    DELAYED
}
