package io.lockgrid.internal.session;

/** How much the clocks of a holder and of the grid may differ without two holders: two percent. Stateless. */
final class ClockMargin {
    private static final long PART = 50;

    private ClockMargin() {}

    /** For how long this side may count on what the grid lets stand for that long. */
    static long within(long nanos) {
        return nanos - nanos / PART;
    }
}
