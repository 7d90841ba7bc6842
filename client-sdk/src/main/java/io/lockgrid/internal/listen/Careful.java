package io.lockgrid.internal.listen;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.Guard;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a listener and goes on where that throws: who waits for a lock must not pay for it. Thread-safe. */
final class Careful implements CallerListener {
    private final CallerListener listener;
    private final AtomicBoolean threw = new AtomicBoolean();

    Careful(CallerListener listener) {
        this.listener = listener;
    }

    boolean tells(CallerListener other) {
        return listener.equals(other);
    }

    @Override
    public void started() {
        try {
            listener.started();
        } catch (RuntimeException | Error failure) {
            note(failure);
        }
    }

    @Override
    public void ended(Outcome outcome, long nanos) {
        try {
            listener.ended(outcome, nanos);
        } catch (RuntimeException | Error failure) {
            note(failure);
        }
    }

    @Override
    public void held() {
        try {
            listener.held();
        } catch (RuntimeException | Error failure) {
            note(failure);
        }
    }

    @Override
    public void released(long nanos) {
        try {
            listener.released(nanos);
        } catch (RuntimeException | Error failure) {
            note(failure);
        }
    }

    @Override
    public void lost(LockLoss.Reason reason, long nanos) {
        try {
            listener.lost(reason, nanos);
        } catch (RuntimeException | Error failure) {
            note(failure);
        }
    }

    /** Once: one that throws always would fill the log. */
    private void note(Throwable failure) {
        if (threw.compareAndSet(false, true)) {
            Guard.report(failure);
        }
    }
}
