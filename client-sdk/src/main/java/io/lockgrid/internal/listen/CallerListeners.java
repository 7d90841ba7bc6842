package io.lockgrid.internal.listen;

import io.lockgrid.GridListener;
import io.lockgrid.LockLoss;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who listens; nothing at all where nobody does. Thread-safe. */
public final class CallerListeners {
    private final List<Careful> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable GridListener heard;

    /** Whom to tell, or null. */
    @Nullable
    public GridListener heard() {
        return heard;
    }

    /** It hears of what begins until that is closed, and of what began by then until it has ended. */
    public synchronized Listening add(GridListener listener) {
        Careful added = new Careful(listener);
        all.add(added);
        choose();
        return () -> remove(added);
    }

    private synchronized void remove(Careful gone) {
        all.remove(gone); // they are equal to themselves alone: one may listen twice
        choose();
    }

    private void choose() {
        heard = all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Several(all);
    }

    /** Tells each of them. */
    private record Several(List<? extends GridListener> all) implements GridListener {
        private Several {
            all = List.copyOf(all);
        }

        @Override
        public void attempt(String lock) {
            all.forEach(each -> each.attempt(lock));
        }

        @Override
        public void granted(String lock, long fence, Duration waited) {
            all.forEach(each -> each.granted(lock, fence, waited));
        }

        @Override
        public void entered(String lock, long fence, Duration waited) {
            all.forEach(each -> each.entered(lock, fence, waited));
        }

        @Override
        public void refused(String lock, Outcome outcome, Duration waited) {
            all.forEach(each -> each.refused(lock, outcome, waited));
        }

        @Override
        public void released(String lock, long fence, Duration held) {
            all.forEach(each -> each.released(lock, fence, held));
        }

        @Override
        public void lost(String lock, long fence, LockLoss loss, Duration held) {
            all.forEach(each -> each.lost(lock, fence, loss, held));
        }
    }
}
