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
     * Whether a rollout may go on to the next instance, for a readiness probe: the grid answers here, and, in a member,
     * the member has its seat with the state of its locks, or all seats belong to others. False while a member starts, for
     * some seconds, and while a light client is not connected. Answers at once, without asking anybody, and never throws.
     *
     * <p>Who puts something around a {@code LockGrid} hands this on: by default it says only whether the {@linkplain
     * #health() health} is not {@link GridHealth.Status#UNAVAILABLE}, which is true too early for a member.
     */
    default boolean isReady() {
        return health().status() != GridHealth.Status.UNAVAILABLE;
    }

    /**
     * From now on the listener hears of every attempt that callers of this instance begin, and of the holds that come of
     * it; of those of others it hears nothing. Until somebody listens, that costs callers nothing.
     *
     * @return ends that when it is closed, which never throws: of what has begun by then the listener still hears how it
     *     ends
     */
    AutoCloseable listen(GridListener listener);

    /**
     * Comes to an end with those who hold locks here, ends the session and leaves the grid gracefully:
     *
     * <ol>
     *   <li>Nothing is acquired any more. Threads that wait for a lock in this instance get a {@link
     *       GridClosedException}.
     *   <li>Holders are told at once: {@link Hold#onReleaseRequested} hears that this instance is closing, and threads
     *       that asked for it by {@link GridLock#withInterruptOnLoss()} are interrupted, once.
     *   <li>For the time of the setting {@code drain} (5 s unless configured otherwise, 0 in {@code GridNode.local()}) it
     *       waits for them, no longer than until the last has let go. Meanwhile holds are valid, and {@link
     *       Hold#release()}, {@link Hold#renew} and {@link ThreadLock#unlock()} work as ever, and a thread may enter once
     *       more what it has. It does not wait for what the
     *       calling thread holds itself: what it has acquired and waited for.
     *   <li>What is still held then is lost, with the reason {@link LockLoss.Reason#CLOSED}: {@link Hold#isHeld()} is
     *       false before another can have the lock, {@link Hold#lost()} completes, and a release throws {@link
     *       LockLostException}.
     * </ol>
     *
     * <p>It takes a bounded time. If the grid cannot be reached, the session ends by itself after its time to live. A
     * member whose leaving would stop the grid says so in its log and waits after that, for {@code stop-timeout} at most.
     * Continuations of {@link Hold#lost()} have run when this returns, unless they take longer than a second.
     *
     * <p>A second call does nothing, except that it waits for the first to finish; what its thread holds is not waited
     * for either. If the calling thread is interrupted, it does not wait any longer, for anybody, and the interrupt flag
     * stays set.
     *
     * <p>Nothing calls this by itself when the process ends: call it where the application stops, in a shutdown hook for
     * example, so that a process that ends by a signal comes to an end in the same way.
     */
    @Override
    void close();
}
