package io.lockgrid.internal.session;

import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lock as {@code java.util.concurrent} knows it: owned by the thread, reentrant. Thread-safe. */
final class ThreadLockHandle implements ThreadLock {

    /** Whose hold of which lock. */
    record Key(Lane lane, String name, long thread) {}

    private final GridRuntime runtime;
    private final Lane lane;
    private final GridLockHandle handle;
    private final String name;

    ThreadLockHandle(GridRuntime runtime, Lane lane, GridLockHandle handle, String name) {
        this.runtime = runtime;
        this.lane = lane;
        this.handle = handle;
        this.name = name;
    }

    @Override
    public void lock() {
        Attempt call = start(-1);
        Object settled = null;
        while (settled == null) {
            settled = call.awaitUninterruptibly(Long.MAX_VALUE);
        }
        keep(call, settled);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Attempt call = start(-1);
        try {
            keep(call, call.await());
        } catch (InterruptedException interrupted) {
            Object settled = handle.giveUp(call);
            if (settled == Attempt.Refusal.GIVEN_UP) {
                throw interrupted;
            }
            Thread.currentThread().interrupt();
            keep(call, settled); // it was granted at the same moment
        }
    }

    @Override
    public boolean tryLock() {
        Attempt call = start(0);
        Object settled = call.awaitUninterruptibly(lane.settings.callTimeout().toNanos());
        if (settled == null) {
            call.unanswered();
            settled = handle.giveUp(call);
            if (settled == Attempt.Refusal.GIVEN_UP) {
                throw lane.unavailable("the lock was not acquired, and the attempt is withdrawn");
            }
        }
        return keep(call, settled);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Duration wait = Duration.ofNanos(Math.max(0, unit.toNanos(time)));
        Attempt call = start(GridLockHandle.waitMillis(wait));
        return keep(call, handle.settledWithin(call, wait));
    }

    private Attempt start(long waitMillis) {
        GrantedHold outer = outer();
        return handle.start(
                outer == null
                        ? new AcquireCall(handle.options(Thread.currentThread().getId()), waitMillis)
                        : new ReenterCall(outer));
    }

    /** What this thread holds already; if that was taken away, says so once. */
    private @Nullable GrantedHold outer() {
        GrantedHold outer = holds().get(key());
        if (outer != null && !outer.isHeld()) {
            holds().remove(key());
            throw new LockLostException(handle.name(), outer.fence(), outer.belief.lossOrElse());
        }
        return outer;
    }

    private boolean keep(Attempt call, Object settled) {
        call.tell(settled);
        if (settled == Attempt.Refusal.HELD) {
            outer();
            return false;
        }
        GrantedHold hold = GridLockHandle.held(settled);
        hold.depth(call.depth());
        holds().put(key(), hold);
        return true;
    }

    @Override
    public void unlock() {
        GrantedHold hold = holds().get(key());
        if (hold == null) {
            throw new IllegalMonitorStateException(
                    "thread '" + Thread.currentThread().getName() + "' does not hold lock '" + handle.name()
                            + "'; nothing was released");
        }
        if (hold.depth() <= 1) {
            holds().remove(key());
        }
        try {
            if (hold.depth() <= 1) {
                hold.release();
            } else {
                hold.releaseOne();
            }
        } catch (LockLostException lost) {
            holds().remove(key());
            throw (IllegalMonitorStateException) new IllegalMonitorStateException(lost.getMessage()).initCause(lost);
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(
                "a lock of the grid has no conditions; nothing was changed: wait on something of your own");
    }

    @Override
    public long fence() {
        return mine(", so there is no fence").fence();
    }

    @Override
    public void renew(Duration maxHold) {
        try {
            mine("; nothing was renewed").renew(maxHold);
        } catch (LockLostException lost) {
            throw (IllegalMonitorStateException) new IllegalMonitorStateException(lost.getMessage()).initCause(lost);
        }
    }

    @Override
    public CompletionStage<LockLoss> lost() {
        return mine(", so there is none to be lost").lost();
    }

    @Override
    public void onReleaseRequested(Consumer<? super ReleaseRequest> listener) {
        mine("; nobody listens").onReleaseRequested(listener);
    }

    /** The calling thread's hold. */
    private GrantedHold mine(String otherwise) {
        GrantedHold hold = current();
        if (hold == null) {
            IllegalMonitorStateException none = new IllegalMonitorStateException("thread '"
                    + Thread.currentThread().getName() + "' does not hold lock '" + handle.name() + "'" + otherwise);
            GrantedHold lost = holds().get(key());
            if (lost != null) {
                none.initCause(new LockLostException(handle.name(), lost.fence(), lost.belief.lossOrElse()));
            }
            throw none;
        }
        return hold;
    }

    @Override
    public int depth() {
        GrantedHold hold = current();
        return hold == null ? 0 : hold.depth();
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return current() != null;
    }

    private @Nullable GrantedHold current() {
        GrantedHold hold = holds().get(key());
        return hold != null && hold.isHeld() ? hold : null;
    }

    private Map<Key, GrantedHold> holds() {
        return runtime.threadHolds();
    }

    private Key key() {
        return new Key(lane, name, Thread.currentThread().getId());
    }

    @Override
    public String toString() {
        return "ThreadLock[" + handle.name() + "]";
    }
}
