package io.lockgrid.internal.session;

import java.util.concurrent.Future;

/** The time and the threads of one {@link GridRuntime}: in production {@link LaneServices}. Thread-safe. */
interface Surroundings extends Parking, AutoCloseable {

    Future<?> after(long nanos, Runnable task);

    /** Again and again, so long after its last end. */
    void every(long nanos, Runnable task);

    /** Runs what users attached, so on no thread that has other work. */
    void callback(Runnable task);

    /** Lets callbacks that were handed in run; nothing new is taken. */
    @Override
    void close();
}
