package io.lockgrid.internal.listen;

import io.lockgrid.internal.surroundings.Guard;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What hangs on one instance: once for each key, however many ask for it, until the last lets it go. Thread-safe. */
public final class Attachments {
    private final Map<Object, Attached> all = new HashMap<>();
    private boolean closed;

    /** Does nothing once the instance is closed. */
    public synchronized void attach(Object key, Supplier<Attachment> attach) {
        if (!closed) {
            all.computeIfAbsent(key, any -> new Attached(attach.get())).users++;
        }
    }

    public synchronized void detach(Object key) {
        Attached found = all.get(key);
        if (found != null && --found.users == 0) {
            all.remove(key);
            found.what.detach();
        }
    }

    public synchronized void close() {
        closed = true;
        all.values().forEach(each -> Guard.run(each.what::closed));
    }

    private static final class Attached {
        private final Attachment what;
        private int users;

        Attached(Attachment what) {
            this.what = what;
        }
    }
}
