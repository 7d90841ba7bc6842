package io.lockgrid.internal.concurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * Wakes the many threads that one answer settles: the thread that settles wakes the first, and every thread that is awake
 * wakes the next. To wake a thread costs a system call, and whoever pays for all of them delays the next batch.
 *
 * <p>Owned by the thread that settles until {@link #run}; after that each {@link Promise} hands its share on, also when
 * its thread stopped waiting in the meantime.
 */
public final class WakeUps {
    /** Each wakes so many: the last of n is awake after log n steps. */
    private static final int FAN = 2;

    /** The promises that a thread wakes once it is awake itself; at most {@link #FAN}. */
    record Share(List<Promise<?>> promises) {
        void wake() {
            promises.forEach(Promise::wake);
        }
    }

    private final Thread owner = Thread.currentThread();
    private final List<Promise<?>> settled = new ArrayList<>();

    /** Takes a promise whose thread has to be woken; false on any other thread than the owner. */
    boolean take(Promise<?> promise) {
        return owner == Thread.currentThread() && settled.add(promise);
    }

    public void run() {
        for (int i = settled.size() / FAN - 1; i >= 0; i--) {
            Share share = share((i + 1) * FAN);
            if (!share.promises().isEmpty()) {
                settled.get(i).passOn(share);
            }
        }
        share(0).wake();
    }

    private Share share(int from) {
        int size = settled.size();
        return new Share(settled.subList(Math.min(from, size), Math.min(from + FAN, size)));
    }
}
