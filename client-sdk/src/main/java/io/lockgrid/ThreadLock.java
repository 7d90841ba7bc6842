package io.lockgrid;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * A lock of the grid as {@code java.util.concurrent} knows locks: owned by the thread that locked it, and reentrant.
 * See {@link GridLock#asLock()}. Thread-safe.
 *
 * <pre>{@code
 * ThreadLock lock = grid.lock("orders/42").asLock();
 * lock.lock();
 * try {
 *     store.update(row, lock.fence());
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>A thread that locked n times has to unlock n times; the others wait until then. A re-entry keeps the fence of the
 * hold, and does not start its max hold anew.
 *
 * <p>A hold can be taken away while its thread believes to have the lock. Then {@link #isHeldByCurrentThread()} is
 * false, {@link #depth()} is 0, and {@link #fence()}, {@link #unlock()} and what asks about the hold throw {@code IllegalMonitorStateException} with
 * a {@link LockLostException} as its cause. A thread that locks again instead is told once, by a {@link
 * LockLostException}; after that it starts a new hold, with a higher fence and depth 1.
 *
 * <p>Where a method waits for the grid, that is {@code call-timeout} at most (10 s unless configured otherwise). What
 * throws leaves neither a hold nor a place in the queue behind.
 */
public interface ThreadLock extends Lock {

    /**
     * Waits until the calling thread has the lock, or has it once more. An interrupt does not end the wait; if the
     * thread is interrupted before or meanwhile, its interrupt flag is set when the call returns.
     *
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws LimitExceededException if too many wait for this lock, or the grid instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    @Override
    void lock();

    /**
     * Like {@link #lock()}, but an interrupt ends the wait.
     *
     * @throws InterruptedException if the thread is or gets interrupted; it has the lock as often as before the call
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws LimitExceededException if too many wait for this lock, or the grid instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    @Override
    void lockInterruptibly() throws InterruptedException;

    /**
     * Takes the lock if nobody else has it. It never waits for a holder, but for the grid, for {@code call-timeout} at
     * most. An interrupt does not end the call; if the thread is interrupted before or meanwhile, its interrupt flag is
     * set when the call returns.
     *
     * @return whether the calling thread has the lock by this call; false if another has it, or it is in lock-delay
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws LimitExceededException if the grid instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    @Override
    boolean tryLock();

    /**
     * Waits until the calling thread has the lock, but not longer than a time.
     *
     * @param time how long to wait for the lock; the call never takes longer than this plus one second. Zero and less
     *     wait for no holder, and for the grid only that one second
     * @param unit of {@code time}
     * @return whether the calling thread has the lock by this call; false if others had it all the time
     * @throws InterruptedException if the thread is or gets interrupted; it has the lock as often as before the call
     * @throws GridUnavailableException if the grid did not answer in time
     * @throws LimitExceededException if too many wait for this lock, or the grid instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    @Override
    boolean tryLock(long time, TimeUnit unit) throws InterruptedException;

    /**
     * Gives the lock back once. If the calling thread has it no more after that, the call returns when the grid knows.
     *
     * <p>An interrupt does not end the call; if the thread is interrupted before or meanwhile, its interrupt flag is
     * set when the call returns.
     *
     * @throws IllegalMonitorStateException if the calling thread does not have the lock. If that is because its hold
     *     was taken away, the cause is a {@link LockLostException}; it comes with the first unlock after the loss, and
     *     after that the thread is one that never had the lock
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}. The lock counts as given
     *     back on this side, and this instance goes on telling the grid until it has it
     */
    @Override
    void unlock();

    /**
     * Not supported.
     *
     * @throws UnsupportedOperationException always: a wait that spans processes would need a queue of its own in the
     *     grid
     */
    @Override
    default Condition newCondition() {
        throw new UnsupportedOperationException(
                "A lock of the grid has no conditions. Nothing was changed. Release the lock and acquire it again to"
                        + " wait for a change that another process makes.");
    }

    /**
     * The fence of the calling thread's hold, see {@link Hold#fence()}. No network.
     *
     * @throws IllegalMonitorStateException if the calling thread does not have the lock, with a {@link
     *     LockLostException} as its cause if its hold was taken away
     */
    long fence();

    /**
     * Starts the max hold of the calling thread's hold anew, however often it has entered, as {@link Hold#renew} does.
     *
     * @param maxHold one millisecond to 365 days
     * @throws IllegalArgumentException if it is zero, negative, below a millisecond, or over 365 days
     * @throws IllegalMonitorStateException if the calling thread does not have the lock, with a {@link
     *     LockLostException} as its cause if its hold was taken away
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}; the max hold may have been
     *     started anew or not
     * @throws GridClosedException if the grid instance is or gets closed
     */
    void renew(Duration maxHold);

    /**
     * Completes once if the calling thread's hold is taken away, see {@link Hold#lost()}. It is about that hold alone, also
     * when the thread locks again later. No network.
     *
     * @throws IllegalMonitorStateException if the calling thread does not have the lock, with a {@link
     *     LockLostException} as its cause if its hold was taken away
     */
    CompletionStage<LockLoss> lost();

    /**
     * Sets who hears when an operator asks for the calling thread's hold, or its own instance is closed, see {@link
     * Hold#onReleaseRequested}. The listener runs on another thread, which cannot unlock for this one: have it tell this
     * one.
     *
     * @throws IllegalMonitorStateException if the calling thread does not have the lock, with a {@link
     *     LockLostException} as its cause if its hold was taken away
     */
    void onReleaseRequested(Consumer<? super ReleaseRequest> listener);

    /**
     * How often the calling thread has the lock: 0 if it does not, or if its hold was taken away, see {@link
     * #isHeldByCurrentThread()}. No network.
     */
    int depth();

    /**
     * Whether the calling thread may still take the lock for its own, as conservatively as {@link Hold#isHeld()}. No
     * network.
     */
    boolean isHeldByCurrentThread();
}
