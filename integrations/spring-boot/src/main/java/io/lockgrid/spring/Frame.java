package io.lockgrid.spring;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;

/** A hold that a thread has by {@link GridLocked}, from its grant to its release, which may come on another thread. */
final class Frame {
    private final LockGrid grid;
    private final Hold hold;
    private final boolean untilAStageCompletes;

    private volatile boolean over;

    /** @param untilAStageCompletes whether it is given back when what the method returns has completed */
    Frame(LockGrid grid, Hold hold, boolean untilAStageCompletes) {
        this.grid = grid;
        this.hold = hold;
        this.untilAStageCompletes = untilAStageCompletes;
    }

    boolean isUntilAStageCompletes() {
        return untilAStageCompletes;
    }

    Hold hold() {
        return hold;
    }

    boolean isOf(LockGrid asked, String lockName) {
        return grid == asked && hold.lockName().equals(lockName);
    }

    boolean isOver() {
        return over;
    }

    /** To be called when the hold is given back. */
    void end() {
        over = true;
    }
}
