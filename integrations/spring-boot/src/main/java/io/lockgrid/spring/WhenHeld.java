package io.lockgrid.spring;

/** What becomes of a call of a {@link GridLocked} method while another has the lock. */
public enum WhenHeld {
    /** It throws {@link LockHeldException}. */
    FAIL,
    /** It returns at once: nothing, {@code null}, an empty {@code Optional}, or a stage that has completed with null. */
    SKIP
}
