package io.lockgrid;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A lock that was acquired. It is over when it is released or taken away, whichever comes first, and does not come
 * back.
 *
 * <p>Thread-safe, and owned by no thread: any thread may release it. Use it in a try-with-resources:
 *
 * <pre>{@code
 * try (Hold hold = lock.acquire()) {
 *     store.update(row, hold.fence());
 * }
 * }</pre>
 */
public interface Hold extends AutoCloseable {

    /** The name of the lock. */
    String lockName();

    /**
     * A number above 0 that is strictly higher than that of every earlier hold of this lock, for ever: also after a
     * change of leader, a forced release, or a restart of all members. Numbers are not consecutive, and those of
     * different locks say nothing about each other.
     *
     * <p>Send it along with every write to what the lock protects, and let the resource refuse a write whose fence is
     * lower than the highest it has seen. That stops a holder that was paused and does not know yet that its lock is
     * gone, which no lock service can do. It is below 2<sup>53</sup> until the year 2159, so JSON and JavaScript carry
     * it exactly.
     *
     * <p>It stays readable after the hold is over. No network.
     */
    long fence();

    /**
     * Whether this side may still take the lock for its own. The answer is conservative and comes from this process
     * alone, by its monotonic clock: it turns false before the grid may give the lock to another, for example when the
     * grid has not answered for so long that the session could have ended. Once false it stays false.
     *
     * <p>In two cases the grid cannot wait for this side, and the answer may be true until this side is told: a forced
     * release (told within two seconds while the grid can be reached; a lock-delay bridges that time), and a grid that
     * lost its lock table, because all members were restarted or an operator started a new one.
     *
     * <p>Two percent of the session's time to live and of the max hold are left for clocks that run at different rates;
     * beyond that they are off by the difference. A virtual machine that was suspended may say true for a moment after
     * it goes on. A thread can also be paused between this call and what it does next. Only
     * the {@linkplain #fence() fence} covers all of these.
     *
     * <p>Never blocks, no network.
     */
    boolean isHeld();

    /**
     * How much of the max hold is left, as this side counts it: the grid takes the lock away no earlier. It is counted
     * from before the grid began, and two percent shorter, so that a clock that is slow by that much does no harm; while
     * a renewal has no answer, and where several were under way together, by the one that ends first. Zero when the time
     * is over, and when the hold is over for another reason. Never blocks, no network.
     *
     * @return empty if this hold has no max hold
     */
    Optional<Duration> remaining();

    /**
     * Completes once if the hold is taken away, with the reason, and never after a release. The {@link LockGrid#close()} of
     * its own instance takes it away too, with {@link LockLoss.Reason#CLOSED}, if it is not released in time. It never
     * completes exceptionally. Each call answers a stage of its own, so nobody can complete it for others.
     *
     * <p>A forced release or an ended max hold is told within two seconds while the grid can be reached. When it
     * cannot, the stage completes at the moment when {@link #isHeld()} turns false.
     *
     * <p>Continuations never run on a thread of the engine; one that blocks holds up other continuations of this
     * instance.
     */
    CompletionStage<LockLoss> lost();

    /**
     * Sets who hears when an operator asks this holder to let go, or when its own instance is closed and waits for it (see
     * {@link LockGrid#close()}; the actor is the name of the instance then), in place of who was set before. Nothing is taken away
     * by such a request: finish what cannot be left half done, and {@link #release()}; or go on. A request that came
     * before anybody listened is told at once, the latest one only; one that comes after this hold is over is told to
     * nobody.
     *
     * <p>It is told within two seconds while the grid can be reached, each request once. The listener never runs on a
     * thread of the engine; one that blocks holds up other continuations of this instance.
     */
    void onReleaseRequested(Consumer<? super ReleaseRequest> listener);

    /**
     * Starts the max hold anew, from now, also where there was none. It returns when the grid has it.
     *
     * @param maxHold one millisecond to 365 days; a fraction of a millisecond is cut off. Where the configuration has a
     *     shorter max hold for this name, that one holds
     * @throws IllegalArgumentException if it is zero, negative, below a millisecond, or over 365 days
     * @throws LockLostException if the hold was taken away before
     * @throws IllegalStateException if it was released before
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}; the max hold may have been
     *     started anew or not, and {@link #remaining()} goes by the earlier end
     * @throws GridClosedException if the grid instance is or gets closed
     */
    void renew(Duration maxHold);

    /**
     * Gives the lock back and returns when the grid has it. A second call does nothing, whether the first returned or
     * threw.
     *
     * <p>For this side the hold is released in any case: {@link #isHeld()} is false from now on. If the grid does not
     * answer, this instance goes on telling it in the background until it has it.
     *
     * <p>An interrupt does not end this call. If the thread is interrupted before or meanwhile, its interrupt flag is
     * set when the call returns.
     *
     * @throws LockLostException if the hold had been taken away before: another may have had the lock meanwhile
     * @throws GridUnavailableException if the grid did not answer for {@code call-timeout}, or until this instance was
     *     closed; see above
     */
    void release();

    /**
     * Gives the lock back as {@link #release()} does, and nobody gets it for a while: for a task that is not to run again so
     * soon, say. It is not taken away from anybody by that: no {@link LockLoss}, and no lock-delay. While it is closed,
     * its state is {@link io.lockgrid.admin.LockState#DELAYED}; who waits goes on waiting, and who tries finds it held.
     *
     * <p>Nobody can open it before, operators neither. Members that restore their state count the time from then on, so that
     * a lock may stay closed for longer, never for less.
     *
     * @param closedFor zero to one day, from when the grid has the release; a fraction of a millisecond is cut off. Where
     *     the configuration has a shorter max hold for this name, the lock stays closed for that long
     * @throws IllegalArgumentException if it is negative or over a day; nothing was released then
     * @throws LockLostException like {@link #release()}; the lock does not stay closed by this then
     * @throws GridUnavailableException like {@link #release()}
     * @throws GridClosedException if this instance was closed meanwhile: the lock is free then, and not closed
     * @throws LockGridException if 100,000 locks of the group are closed already: the lock is free then, and not closed
     */
    void release(Duration closedFor);

    /**
     * Starts a {@link #release()} and returns at once, for callers that must not block. For this side the hold is released
     * when this returns: {@link #isHeld()} is false. The stage completes when the grid has it, or exceptionally with what
     * {@code release()} would have thrown; it is complete already where there is nothing left to release. This call itself
     * throws nothing.
     *
     * <p>The stage belongs to its caller: nobody can complete it for others, and to cancel what was made of it takes
     * nothing back. Continuations never run on a thread of the engine; one that blocks holds up other continuations of this
     * instance.
     */
    CompletionStage<@Nullable Void> releaseAsync();

    /**
     * {@link #release()}, for try-with-resources.
     *
     * @throws LockLostException like {@link #release()}
     * @throws GridUnavailableException like {@link #release()}
     */
    @Override
    void close();
}
