package io.lockgrid.faults;

/**
 * A write that reached the fenced store. Immutable.
 *
 * @param at when the store judged it, in nanoseconds of the machine's monotonic clock
 */
record Write(String lock, long fence, long at, boolean accepted) {}
