package io.lockgrid.internal.listen;

import io.lockgrid.ReleaseRequest;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators' requests to one holder to let go, and who hears them. Thread-safe. */
public final class ReleaseRequests {
    private @Nullable Consumer<? super ReleaseRequest> listener; // guarded by this

    /** The latest that came while nobody listened. */
    private @Nullable ReleaseRequest untold; // guarded by this

    /** Tells the listener of each later request, and of the latest one before. */
    public void listen(Consumer<? super ReleaseRequest> hearer, Executor callbacks) {
        ReleaseRequest missed;
        synchronized (this) {
            listener = hearer;
            missed = untold;
            untold = null;
        }
        if (missed != null) {
            callbacks.execute(() -> hearer.accept(missed));
        }
    }

    public void tell(ReleaseRequest request, Executor callbacks) {
        Consumer<? super ReleaseRequest> hearer;
        synchronized (this) {
            hearer = listener;
            if (hearer == null) {
                untold = request;
                return;
            }
        }
        callbacks.execute(() -> hearer.accept(request));
    }
}
