package io.lockgrid.spring;

import io.lockgrid.Hold;

/** Keeps a holder that comes too late from writing. Thread-safe. */
interface FenceGuard {

    /** Before the transaction begins. */
    void prepare(Hold hold);

    /** As its first statement. */
    void check(Hold hold);
}
