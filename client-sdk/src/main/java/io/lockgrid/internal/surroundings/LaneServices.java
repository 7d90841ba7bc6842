package io.lockgrid.internal.surroundings;

import io.lockgrid.internal.session.GridRuntime;
import java.util.concurrent.Future;

/** The time and the threads of one {@link GridRuntime}. Thread-safe. */
public interface LaneServices extends Surroundings, AutoCloseable {

    Future<?> after(long nanos, Runnable task);

    /** Again and again, so long after its last end, also where that was by something thrown. */
    void every(long nanos, Runnable task);

    /** Runs what users attached, so on no thread that has other work. */
    void callback(Runnable task);

    /** Ends the timers. Callbacks still run, also those that come later. */
    @Override
    void close();
}
