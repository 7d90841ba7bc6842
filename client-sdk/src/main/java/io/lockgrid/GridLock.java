package io.lockgrid;

import io.lockgrid.admin.LockInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A handle to a lock, see {@link LockGrid#lock(String)}. Immutable and thread-safe: each {@code with…} answers another
 * handle to the same lock, and this one stays as it is.
 *
 * <p>A {@link Hold} is owned by whoever has the object, not by a thread. Any thread may release it, so virtual threads,
 * callbacks and coroutines work. It follows that a lock is not reentrant through this interface: a second {@code
 * acquire()} waits for the first one's hold, on the same thread too. The reentrant one is {@link #asLock()}.
 *
 * <p>Waiters are served first come, first served, among those that stay.
 *
 * <p><b>How long calls take.</b> {@code call-timeout} (10 s unless configured otherwise) bounds how long a call waits
 * for <em>the grid</em> to answer; it does not bound how long it waits for <em>the lock</em>. Whatever throws, is
 * interrupted or is cancelled leaves neither a hold nor a place in the queue behind: an attempt whose outcome is
 * unknown is withdrawn as soon as the grid answers again.
 */
public interface GridLock {

    /** The name of the lock, as operators see it: without {@code @} and its group where that is the default group. */
    String name();

    /**
     * Waits until the lock is held. It waits for the lock for as long as that takes, and rides out an outage of the
     * grid of up to {@code call-timeout}.
     *
     * <pre>{@code
     * try (Hold hold = lock.acquire()) {
     *     store.update(row, hold.fence());
     * }
     * }</pre>
     *
     * @return the hold, to be released by the caller
     * @throws InterruptedException if the thread is or gets interrupted; it does not hold the lock by this call
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws LimitExceededException if too many wait for this lock, or this instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    Hold acquire() throws InterruptedException;

    /**
     * Takes the lock if nobody has it. It never waits for a holder or for a lock-delay to pass, but for the grid, for
     * {@code call-timeout} at most: an election among the members is not a refusal.
     *
     * <p>An interrupt does not end this call. If the thread is interrupted before or meanwhile, its interrupt flag is
     * set when the call returns.
     *
     * @return the hold, or empty if the lock was not to be had
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws LimitExceededException if this instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    Optional<Hold> tryAcquire();

    /**
     * Waits until the lock is held, but not longer than a time.
     *
     * @param wait how long to wait for the lock. The call never takes longer than this plus one second, also if the
     *     grid does not answer. Zero waits for no holder, and then for the grid only that one second; to wait longer
     *     for the grid and for no holder, call {@link #tryAcquire()}
     * @return the hold, or empty if the lock was held (or in lock-delay) all the time
     * @throws IllegalArgumentException if the time is negative
     * @throws InterruptedException if the thread is or gets interrupted; it does not hold the lock by this call
     * @throws GridUnavailableException if the grid did not answer in time; whether the lock was held is not known, and
     *     the attempt is withdrawn
     * @throws LimitExceededException if too many wait for this lock, or this instance has too many holds and waits
     * @throws GridClosedException if the grid instance is or gets closed
     */
    Optional<Hold> tryAcquire(Duration wait) throws InterruptedException;

    /**
     * Starts an {@link #acquire()} and returns at once. The future completes with the hold, or exceptionally with what
     * {@code acquire()} would have thrown.
     *
     * <p>{@link CompletableFuture#cancel cancel} leaves the queue. It answers true only if nobody gets the hold: a lock
     * that is granted at that moment is given back. Completing the future in another way does the same. {@link
     * CompletableFuture#orTimeout orTimeout} therefore gives a timed acquire without a thread.
     *
     * <p>Whoever lets go of the future without cancelling it still gets the lock one day, and nobody releases it: keep
     * it, or set a {@linkplain #withMaxHold max hold}. <b>Kotlin's {@code await()} does so:</b> a coroutine that is
     * cancelled while the future completes has cancelled the wait and not the future, and nobody gets the hold that was
     * granted: it stays for as long as the process lives. Where what waits may be cancelled, as in a coroutine or a
     * reactive stream, take the hold in a callback of the future, and there release it if nobody waits any more. Continuations never run on a thread of the engine; one that
     * blocks holds up other continuations of this instance, so give long ones an executor of their own.
     *
     * @throws GridClosedException if the grid instance is closed; everything later comes with the future
     */
    CompletableFuture<Hold> acquireAsync();

    /**
     * A handle whose holds are taken away when they last longer than this, counted from the grant. The lock is then
     * given to the next waiter even if the holder is alive, and {@link Hold#lost()} tells with {@link
     * LockLoss.Reason#MAX_HOLD_ENDED}. {@link Hold#renew} starts the time anew. The holder itself counts two percent
     * less, so that it stops before the grid does.
     *
     * <p>Where the configuration has a shorter max hold for this name, that one holds.
     *
     * @param maxHold one millisecond to 365 days; a fraction of a millisecond is cut off
     * @throws IllegalArgumentException if it is zero, negative, below a millisecond, or over 365 days
     */
    GridLock withMaxHold(Duration maxHold);

    /**
     * A handle whose holds and waits carry a reason, in words, for the operators who see them.
     *
     * @param reason not blank; what is longer than {@code limits.label-length} (256 characters unless configured
     *     otherwise) is cut off
     * @throws IllegalArgumentException if it is blank
     */
    GridLock withReason(String reason);

    /**
     * A handle whose holds interrupt a thread when they are taken away: the one that called {@code acquire} or {@code
     * tryAcquire}, or locked through {@link #asLock()}. It is interrupted once for each hold that was lost, before
     * {@link Hold#lost()} completes, and never after {@link Hold#release()} has returned. The interrupt comes wherever
     * that thread is by then: release the hold before the thread goes on to other work.
     *
     * <p>Where the instance itself is closed the interrupt comes when that begins, while the hold is still valid, and not
     * once more at the end; the thread that closes is not interrupted. See {@link LockGrid#close()}.
     *
     * <p>Holds of {@link #acquireAsync()} have no thread, and nobody is interrupted for them.
     */
    GridLock withInterruptOnLoss();

    /**
     * The same lock as a {@link java.util.concurrent.locks.Lock}: owned by the thread that locked it, and reentrant.
     * All views of one name that come from the same {@link LockGrid} know the same owners, whichever handle they were
     * made of. The settings of this handle ({@link #withMaxHold}, {@link #withReason}, {@link #withInterruptOnLoss})
     * are those of the holds that begin through the view.
     *
     * <p>A hold of {@link #acquire()} and one of the view have different owners, on the same thread too: one waits for
     * the other.
     */
    ThreadLock asLock();

    /**
     * What the grid knows about this lock: its holder, and who waits. A linearizable read.
     *
     * @return empty if it is neither held nor waited for nor in lock-delay
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}
     * @throws GridClosedException if the grid instance is closed
     */
    Optional<LockInfo> inspect();
}
