package io.lockgrid.internal.session;

import io.lockgrid.Hold;
import io.lockgrid.internal.surroundings.LaneServices;
import java.util.concurrent.CompletableFuture;

/**
 * An acquire whose caller does not wait. Its future completes on a callback thread; when the future is cancelled or
 * completed by somebody else, the attempt is withdrawn.
 */
final class AsyncAcquire extends AcquireCall {
    private final LaneServices services;
    private final CompletableFuture<Hold> future = new CompletableFuture<>();

    private AsyncAcquire(LaneServices services, AcquireOptions options) {
        super(options, -1);
        this.services = services;
    }

    static CompletableFuture<Hold> start(GridRuntime runtime, Lane lane, AcquireOptions options) {
        runtime.checkOpen();
        AsyncAcquire call = new AsyncAcquire(runtime.services(), options);
        call.future.whenComplete((hold, failure) -> {
            if (call.settle(Refusal.GIVEN_UP)) { // cancelled, timed out, or completed by somebody else
                call.tell(Refusal.GIVEN_UP);
                lane.post(() -> call.withdraw(lane));
            }
        });
        call.watch(runtime.listener(), lane.services, lane.fullName(options.name()));
        lane.submit(call);
        return call.future;
    }

    @Override
    public void onSettled(Object settled) {
        if (settled != Refusal.GIVEN_UP) {
            services.callback(() -> deliver(settled));
        }
    }

    @Override
    long caller() {
        return 0;
    }

    private void deliver(Object settled) {
        tell(settled);
        try {
            GrantedHold hold = GridLockHandle.held(settled);
            if (!future.complete(hold)) {
                hold.releaseUnseen();
            }
        } catch (RuntimeException failure) {
            future.completeExceptionally(failure);
        }
    }
}
