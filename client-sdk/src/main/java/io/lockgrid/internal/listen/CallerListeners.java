package io.lockgrid.internal.listen;

import io.lockgrid.LockLoss;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who listens; nothing at all where nobody does. Thread-safe. */
public final class CallerListeners {
    private final List<Careful> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable CallerListener heard;

    /** Whom to tell, or null. */
    @Nullable
    public CallerListener heard() {
        return heard;
    }

    public synchronized void add(CallerListener listener) {
        all.add(new Careful(listener));
        heard = all.size() == 1 ? all.get(0) : new Several(all);
    }

    public synchronized void remove(CallerListener listener) {
        for (Careful each : all) {
            if (each.tells(listener)) {
                all.remove(each);
                break;
            }
        }
        heard = all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Several(all);
    }

    /** Tells each of them. */
    private record Several(List<? extends CallerListener> all) implements CallerListener {
        private Several {
            all = List.copyOf(all);
        }

        @Override
        public void started() {
            all.forEach(CallerListener::started);
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            all.forEach(each -> each.ended(outcome, nanos));
        }

        @Override
        public void held() {
            all.forEach(CallerListener::held);
        }

        @Override
        public void released(long nanos) {
            all.forEach(each -> each.released(nanos));
        }

        @Override
        public void lost(LockLoss.Reason reason, long nanos) {
            all.forEach(each -> each.lost(reason, nanos));
        }
    }
}
