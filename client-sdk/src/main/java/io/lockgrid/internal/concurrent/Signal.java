package io.lockgrid.internal.concurrent;

import io.lockgrid.internal.surroundings.Surroundings;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Something that happens once, and that any number of threads can wait for. Thread-safe. */
public final class Signal {
    private final Surroundings means;
    private final Queue<Promise<Boolean>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean given;

    public Signal(Surroundings means) {
        this.means = means;
    }

    public void give() {
        given = true;
        waiting.forEach(promise -> promise.settle(true));
    }

    public void await() throws InterruptedException {
        Promise<Boolean> promise = new Promise<>();
        promise.waitBy(means);
        waiting.add(promise);
        if (!given) { // looked at after it was added: who gives it sees the one or the other
            promise.await();
        }
    }
}
