package io.lockgrid.node.wire;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may be allocated at a time for what peers have begun to send and not ended. Thread-safe. */
final class Budget {
    private final long total;
    private final AtomicLong used = new AtomicLong();

    Budget(long total) {
        this.total = total;
    }

    Lease lease() {
        return new Lease();
    }

    /** The part of one connection. Thread-safe; one thread uses it, any may end it. */
    final class Lease {
        private long held;
        private boolean over;

        /**
         * Holds so many bytes from now on, instead of those before.
         *
         * @return whether there were as many; if not, nothing is changed
         */
        synchronized boolean hold(long bytes) {
            long more = over ? 0 : bytes - held;
            if (used.addAndGet(more) > total && more > 0) {
                used.addAndGet(-more);
                return false;
            }
            held += more;
            return true;
        }

        /** Gives everything back; later calls hold nothing. */
        synchronized void end() {
            used.addAndGet(-held);
            held = 0;
            over = true;
        }
    }
}
