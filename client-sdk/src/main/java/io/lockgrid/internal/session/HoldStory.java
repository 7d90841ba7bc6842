package io.lockgrid.internal.session;

import io.lockgrid.GridListener;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.LaneServices;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a listener hears of one hold: that it was granted, and how it ended, in that order whatever comes first; nothing
 * where nobody got it. Thread-safe.
 */
final class HoldStory {
    private final GridListener listener;
    private final LaneServices services;
    private final String lock;
    private final long fence;
    private final long begunAt;

    private boolean told; // guarded by this

    /** How it ended, while nobody was told that it began. */
    private @Nullable Runnable end; // guarded by this

    HoldStory(GridListener listener, LaneServices services, String lock, long fence) {
        this.listener = listener;
        this.services = services;
        this.lock = lock;
        this.fence = fence;
        this.begunAt = services.now();
    }

    /** On the thread of who got it. */
    void granted(Duration waited) {
        listener.granted(lock, fence, waited);
        Runnable missed;
        synchronized (this) {
            told = true;
            missed = end;
        }
        if (missed != null) {
            missed.run();
        }
    }

    /** On the thread of who released it. */
    void released() {
        Duration held = held();
        end(() -> listener.released(lock, fence, held));
    }

    /** Any thread. */
    void lost(LockLoss loss) {
        Duration held = held();
        services.callback(() -> end(() -> listener.lost(lock, fence, loss, held)));
    }

    private void end(Runnable word) {
        synchronized (this) {
            if (!told) {
                end = word;
                return;
            }
        }
        word.run();
    }

    private Duration held() {
        return Duration.ofNanos(services.now() - begunAt);
    }
}
