package io.lockgrid.spring;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Takes the lock around a call, outside of its transaction. Thread-safe. */
final class GridLockedInterceptor implements MethodInterceptor {
    private final Supplier<LockGrid> grids;
    private final LockedMethods methods;
    private final Supplier<FenceGuard> fences;

    /** @param grids asked with the first call and later, so that the grid need not be there when beans are made */
    GridLockedInterceptor(Supplier<LockGrid> grids, LockedMethods methods, Supplier<FenceGuard> fences) {
        this.grids = grids;
        this.methods = methods;
        this.fences = fences;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Object target = Objects.requireNonNull(call.getThis(), "target");
        LockedMethod method = methods.of(call.getMethod(), target.getClass());
        LockGrid grid = grids.get();
        GridLock lock = method.lock(grid, target, call.getArguments());
        boolean inTransaction = OpenTransaction.isOpen();
        if (inTransaction) {
            refuseInTransaction(method);
        }
        Frame held = Frames.held(grid, lock.name());
        if (held != null) {
            return again(call, method, held);
        }
        Optional<Hold> hold = method.acquire(lock);
        if (hold.isEmpty()) {
            return method.skipped();
        }
        Frame frame = new Frame(grid, hold.get(), method.isStage());
        Frames.begin(frame);
        return inTransaction ? untilItsEnd(call, method, frame) : here(call, method, frame);
    }

    private static void refuseInTransaction(LockedMethod method) {
        if (method.fenced()) {
            throw new IllegalStateException(
                    LockedMethod.show(method.method()) + " checks its fence as the first statement"
                            + " of a transaction of its own, and one is open already; the method did not run. Call it outside of"
                            + " the transaction");
        }
        if (method.isStage()) {
            throw new IllegalStateException(
                    LockedMethod.show(method.method()) + " may go on after the transaction that is"
                            + " open has ended, so its lock cannot end with it; the method did not run. Call it outside of the"
                            + " transaction");
        }
    }

    /** This thread has the lock: it would wait for itself. */
    private @Nullable Object again(MethodInvocation call, LockedMethod method, Frame held) throws Throwable {
        Hold hold = held.hold();
        if (!hold.isHeld()) {
            LockLoss loss = hold.lost().toCompletableFuture().getNow(LockLoss.sessionExpired());
            throw new LockLostException(hold.lockName(), hold.fence(), loss);
        }
        if (method.isStage() && !held.isUntilAStageCompletes()) {
            throw new IllegalStateException(LockedMethod.show(method.method())
                    + " may go on after the method around it, which has lock '"
                    + hold.lockName() + "' already and gives it back when it returns; the method did not run. Call"
                    + " it outside of that method, or let that one return a stage as well");
        }
        if (method.fenced()) {
            fences.get().prepare(hold); // the method around it may not be
        }
        return run(call, method, held);
    }

    private static @Nullable Object run(MethodInvocation call, LockedMethod method, Frame frame) throws Throwable {
        if (method.holdParameter() >= 0) {
            call.getArguments()[method.holdParameter()] = frame.hold();
        }
        return Frames.run(frame, call::proceed);
    }

    /** The lock ends with the transaction that was open before: whoever comes next sees what it wrote. */
    private static @Nullable Object untilItsEnd(MethodInvocation call, LockedMethod method, Frame frame)
            throws Throwable {
        OpenTransaction.keepUntilEnd(frame);
        return run(call, method, frame);
    }

    private @Nullable Object here(MethodInvocation call, LockedMethod method, Frame frame) throws Throwable {
        Object result;
        try {
            if (method.fenced()) {
                fences.get().prepare(frame.hold());
            }
            result = run(call, method, frame);
        } catch (Throwable failure) {
            Frames.end(frame);
            Releases.after(failure, frame.hold());
            throw failure;
        }
        Frames.end(frame);
        if (result instanceof CompletionStage<?> stage) {
            return Releases.after(stage, frame.hold());
        }
        Releases.now(frame.hold());
        return result;
    }
}
