package io.lockgrid;

import io.lockgrid.admin.LockAdmin;

/**
 * A grid of locks, as one member or one light client sees it. A member gets it from {@code GridNode.start()}, a light
 * client from {@code LockGridClient.connect(…)}, a unit test from {@code GridNode.local()}; from there on the code is
 * the same.
 *
 * <p>Thread-safe; meant to be one per process, kept for as long as the process runs. It has one session with the grid,
 * and what is held through it belongs to that session: when the process dies, the session ends after its time to live
 * (15 s unless configured otherwise) and its locks come free.
 *
 * <p>The grid may be unreachable for a while, and all its members may be restarted: this instance works again by itself
 * when they are back. Holds that were lost meanwhile are reported by {@link Hold#lost()}.
 */
public interface LockGrid extends AutoCloseable {

    /**
     * A handle to the lock of this name. It makes no call over the network, costs nothing until it is used, and need
     * not be kept or closed. The same name is the same lock for every member and client of the grid.
     *
     * <p>A name without {@code @} is in the default group. {@code x@g} is lock {@code x} in CP group {@code g}, which
     * has to be one of the configured {@code groups}.
     *
     * @param name 1 to 512 characters
     * @throws IllegalArgumentException if the name is empty or too long, or if what follows its {@code @} is not a
     *     configured group
     * @throws GridClosedException if this instance is closed
     */
    GridLock lock(String name);

    /**
     * What an operator may ask: which locks there are, who holds them, who waits for whom, and to take a hold away.
     *
     * @throws GridClosedException if this instance is closed
     */
    LockAdmin admin();

    /**
     * How the grid looks from here, right now. It answers from what this instance knows already: it never waits for the
     * network and never throws, also when the grid is unreachable or this instance is closed (both are {@link
     * GridHealth.Status#UNAVAILABLE}).
     */
    GridHealth health();

    /**
     * Releases what this instance holds, ends its session and leaves the grid gracefully. Threads that wait in this
     * instance get a {@link GridClosedException}; {@link Hold#lost()} of its holds does not complete, because they are
     * released. A second call does nothing, except that it waits for the first to finish.
     *
     * <p>It takes a bounded time. If the grid cannot be reached, the session ends by itself after its time to live. A
     * member whose leaving would stop the grid says so in its log and waits, for {@code stop-timeout} at most.
     *
     * <p>If the calling thread is interrupted, it does not wait any longer and the interrupt flag stays set.
     */
    @Override
    void close();
}
