package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import org.jspecify.annotations.Nullable;

/**
 * The last call of a thread that uses Hazelcast's own lock API. Immutable.
 *
 * @param order rises with every call of the table, and when what it made is gone
 * @param acquire of the wait or hold that it made or is about, 0 if none
 * @param answer its answer, null while it waits
 */
record StockMemo(
        long thread,
        long order,
        long high,
        long low,
        long acquire,
        @MayBeNull StockResult.@Nullable Answer answer) {
    /** How many a session keeps beside those that wait or hold: what a retried call needs, not an archive of threads. */
    static final int BOUND = 1_024;

    boolean isOf(StockCommand.Call call) {
        return high == call.high() && low == call.low();
    }

    StockMemo ordered(long later) {
        return new StockMemo(thread, later, high, low, acquire, answer);
    }

    StockMemo answered(StockResult.Answer given) {
        return new StockMemo(thread, order, high, low, acquire, given);
    }
}
