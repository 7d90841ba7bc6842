package io.lockgrid.simulation;

/**
 * How long a call takes that waits a second for its lock: no more than one further second, by its process's own clock and
 * but for the time in which that process stood still.
 */
record Patience(Sim sim, SimProcess process, long begun, long stoodStill) {
    /** What threads need to take turns is not the call's. */
    private static final long MOST = 2 * Sim.SECOND + 20 * Sim.MILLI;

    /** No clock is faster by more than that. */
    private static final double FASTEST = 1.01;

    static Patience from(Sim sim, SimProcess process) {
        return new Patience(sim, process, process.now(), process.stoodStill());
    }

    /** The call is over, whatever came of it. */
    void end(String what) {
        long took = process.now() - begun - (long) ((process.stoodStill() - stoodStill) * FASTEST);
        if (took > MOST) {
            sim.violation("LATE: " + what + " for a second has taken " + took / Sim.MILLI + " ms");
        }
    }
}
