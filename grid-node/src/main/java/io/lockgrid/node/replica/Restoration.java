package io.lockgrid.node.replica;

import io.lockgrid.node.table.LockTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A state from elsewhere while another thread reads it, and what the log says after it. Not thread-safe: owned by the
 * thread that applies entries.
 */
final class Restoration {
    /** The state, and what follows from it for a replica; every time begins anew. */
    record State(LockTable table, Timers timers, long holds, long waiters) {
        private static State of(LockTable frozen, LongSupplier clock) {
            LockTable table = frozen.fork();
            long now = clock.getAsLong();
            Timers timers = new Timers();
            table.forEachTimer((key, millis) -> timers.start(key, now, millis));
            long[] counts = new long[2];
            table.forEachLock(lock -> {
                counts[0] += lock.holder() == null ? 0 : 1;
                counts[1] += lock.waiterCount();
            });
            return new State(table, timers, counts[0], counts[1]);
        }
    }

    private final long index;
    private final FutureTask<State> reading;
    private final List<Consumer<Replica>> later = new ArrayList<>();

    /**
     * @param snapshot reads it
     * @param index of the entry of the log that it is as of
     */
    Restoration(Supplier<LockTable> snapshot, long index, LongSupplier clock) {
        this.index = index;
        this.reading = new FutureTask<>(() -> State.of(snapshot.get(), clock));
    }

    /** Has another thread read it, and then run that. */
    void begin(Executor readers, Runnable whenRead) {
        try {
            readers.execute(() -> {
                reading.run();
                whenRead.run();
            });
        } catch (RejectedExecutionException stopping) {
            reading.run();
        }
    }

    long index() {
        return index;
    }

    boolean isRead() {
        return reading.isDone();
    }

    /** Puts a change off until the state is there. */
    void later(Consumer<Replica> change) {
        later.add(change);
    }

    /** What was put off, in order. */
    List<Consumer<Replica>> later() {
        return later;
    }

    /** The state; waits for it. */
    State state() {
        reading.run(); // here, unless the other thread has begun
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException wait) {
                    interrupted = true; // a replica without its state cannot go on
                } catch (ExecutionException failed) {
                    throw new IllegalStateException("a snapshot could not be read", failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
