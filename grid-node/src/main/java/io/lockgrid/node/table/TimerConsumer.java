package io.lockgrid.node.table;

import io.lockgrid.node.table.words.TimerKey;

/** Takes the timers of a table, see {@link LockTable#forEachTimer}. */
@FunctionalInterface
public interface TimerConsumer {
    /** One timer with its full duration in milliseconds. */
    void accept(TimerKey key, long millis);
}
