package io.lockgrid.simulation;

import java.util.Set;

/**
 * What is left out of a run, to make what it shows small. Immutable.
 *
 * @param until after that many nanoseconds nothing goes wrong any more
 * @param skip the faults that do not happen, by their number in the run
 */
record Cut(long until, Set<Integer> skip) {
    static final Cut NONE = new Cut(Long.MAX_VALUE, Set.of());

    boolean leavesOut(int fault, long now) {
        return now > until || skip.contains(fault);
    }
}
