package io.lockgrid.internal.listen;

import io.lockgrid.GridListener;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.Guard;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a listener and goes on where that throws: who waits for a lock must not pay for it. Thread-safe. */
final class Careful implements GridListener {
    private final GridListener listener;
    private final AtomicBoolean threw = new AtomicBoolean();

    Careful(GridListener listener) {
        this.listener = listener;
    }

    @Override
    public void attempt(String lock) {
        tell(() -> listener.attempt(lock));
    }

    @Override
    public void granted(String lock, long fence, Duration waited) {
        tell(() -> listener.granted(lock, fence, waited));
    }

    @Override
    public void entered(String lock, long fence, Duration waited) {
        tell(() -> listener.entered(lock, fence, waited));
    }

    @Override
    public void refused(String lock, Outcome outcome, Duration waited) {
        tell(() -> listener.refused(lock, outcome, waited));
    }

    @Override
    public void released(String lock, long fence, Duration held) {
        tell(() -> listener.released(lock, fence, held));
    }

    @Override
    public void lost(String lock, long fence, LockLoss loss, Duration held) {
        tell(() -> listener.lost(lock, fence, loss, held));
    }

    private void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException | Error failure) {
            if (threw.compareAndSet(false, true)) { // once: one that throws always would fill the log
                Guard.report(failure);
            }
        }
    }
}
