package io.lockgrid.internal.session;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.ThreadLock;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.internal.text.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A handle to one lock: a name and options, nothing more. Immutable. */
final class GridLockHandle implements GridLock {
    private final GridRuntime runtime;
    private final Lane lane;
    private final String name;
    private final long maxHoldMillis;
    private final @Nullable String reason;
    private final boolean interruptOnLoss;

    GridLockHandle(GridRuntime runtime, Lane lane, String name) {
        this(runtime, lane, name, 0, null, false);
    }

    private GridLockHandle(
            GridRuntime runtime,
            Lane lane,
            String name,
            long maxHoldMillis,
            @Nullable String reason,
            boolean interruptOnLoss) {
        this.runtime = runtime;
        this.lane = lane;
        this.name = name;
        this.maxHoldMillis = maxHoldMillis;
        this.reason = reason;
        this.interruptOnLoss = interruptOnLoss;
    }

    @Override
    public String name() {
        return lane.fullName(name);
    }

    @Override
    public GridLock withMaxHold(Duration maxHold) {
        long millis = Durations.positiveMillis(maxHold, "maxHold");
        return new GridLockHandle(runtime, lane, name, millis, reason, interruptOnLoss);
    }

    @Override
    public GridLock withReason(String why) {
        return new GridLockHandle(runtime, lane, name, maxHoldMillis, runtime.label(why, "reason"), interruptOnLoss);
    }

    @Override
    public GridLock withInterruptOnLoss() {
        return new GridLockHandle(runtime, lane, name, maxHoldMillis, reason, true);
    }

    @Override
    public Hold acquire() throws InterruptedException {
        Attempt call = start(options(0), -1);
        try {
            Object settled = call.await();
            call.tell(settled);
            return held(settled);
        } catch (InterruptedException interrupted) {
            Object settled = giveUp(call);
            if (settled instanceof Hold hold) {
                Thread.currentThread().interrupt();
                return hold; // it was granted at the same moment
            }
            throw interrupted;
        }
    }

    @Override
    public Optional<Hold> tryAcquire() {
        Attempt call = start(options(0), 0);
        Object settled = call.awaitUninterruptibly(callTimeout());
        return outcome(call, settled == null ? giveUpForGrid(call) : settled);
    }

    @Override
    public Optional<Hold> tryAcquire(Duration atMost) throws InterruptedException {
        Attempt call = start(options(0), waitMillis(atMost));
        return outcome(call, settledWithin(call, atMost));
    }

    @Override
    public CompletableFuture<Hold> acquireAsync() {
        return AsyncAcquire.start(runtime, lane, options(0, null)); // its hold has no thread
    }

    @Override
    public ThreadLock asLock() {
        return new ThreadLockHandle(runtime, lane, this, name);
    }

    @Override
    public Optional<LockInfo> inspect() {
        return runtime.admin().lock(name());
    }

    /** What the calling thread asks for. */
    AcquireOptions options(long thread) {
        return options(thread, interruptOnLoss ? Thread.currentThread() : null);
    }

    private AcquireOptions options(long thread, @Nullable Thread interrupt) {
        return new AcquireOptions(name, thread, maxHoldMillis, runtime.ownerLabel(), reason, interrupt);
    }

    private Attempt start(AcquireOptions options, long waitMillis) {
        return start(new AcquireCall(options, waitMillis));
    }

    Attempt start(Attempt call) {
        if (call instanceof AcquireCall) { // who holds may enter once more until the instance is closed
            runtime.checkOpen();
        }
        call.watch(runtime.listener(), lane.services, name());
        lane.submit(call);
        return call;
    }

    static long waitMillis(Duration atMost) {
        Duration wait = Durations.notNegative(atMost, "wait");
        return wait.isZero() ? 0 : Math.max(1, wait.toMillis());
    }

    /** Waits that long for the lock, and a little longer for the grid's word on it. */
    Object settledWithin(Attempt call, Duration atMost) throws InterruptedException {
        try {
            long wait = Durations.notNegative(atMost, "wait").toNanos();
            Object settled = call.await(Math.max(wait, wait == 0 ? graceForGrid() : 0));
            if (settled == null && wait > 0) {
                lane.post(() -> call.timeUp(lane));
                settled = call.await(graceForGrid());
            }
            return settled == null || settled == Attempt.Refusal.GIVEN_UP ? giveUpForGrid(call) : settled;
        } catch (InterruptedException interrupted) {
            Object settled = giveUp(call);
            if (settled instanceof Hold) {
                Thread.currentThread().interrupt();
                return settled;
            }
            throw interrupted;
        }
    }

    /** How long a timed call waits for the grid beyond its own time. */
    private long graceForGrid() {
        return Math.min(callTimeout(), 800_000_000L);
    }

    private long callTimeout() {
        return lane.settings.callTimeout().toNanos();
    }

    /** The caller stops waiting; what was settled, be it just now by another. */
    Object giveUp(Attempt call) {
        if (call.settle(Attempt.Refusal.GIVEN_UP)) {
            lane.post(() -> call.withdraw(lane));
        }
        Object settled = Objects.requireNonNull(call.value());
        call.tell(settled);
        return settled;
    }

    private Object giveUpForGrid(Attempt call) {
        call.unanswered();
        Object settled = giveUp(call);
        return settled == Attempt.Refusal.GIVEN_UP
                ? lane.unavailable("the lock was not acquired, and the attempt is withdrawn")
                : settled;
    }

    private static Optional<Hold> outcome(Attempt call, Object settled) {
        call.tell(settled);
        return settled == Attempt.Refusal.HELD ? Optional.empty() : Optional.of(held(settled));
    }

    static GrantedHold held(Object settled) {
        if (settled instanceof GrantedHold hold) {
            return hold;
        } else if (settled instanceof GridUnavailableException unavailable) {
            // With the caller's own stack: the failure was made on another thread.
            throw new GridUnavailableException(String.valueOf(unavailable.getMessage()), unavailable);
        } else if (settled instanceof RuntimeException failure) {
            throw failure;
        }
        throw new IllegalStateException("an acquire without a deadline ended with " + settled);
    }

    @Override
    public String toString() {
        return "GridLock[" + name() + "]";
    }
}
