package io.lockgrid.internal.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Something that happens once, and that any number of threads can wait for. Thread-safe. */
final class Signal {
    private final Surroundings means;
    private final Queue<Promise<Boolean>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean given;

    Signal(Surroundings means) {
        this.means = means;
    }

    void give() {
        given = true;
        waiting.forEach(promise -> promise.settle(true));
    }

    void await() throws InterruptedException {
        Promise<Boolean> promise = new Promise<>();
        promise.waitBy(means);
        waiting.add(promise);
        if (!given) { // looked at after it was added: who gives it sees the one or the other
            promise.await();
        }
    }
}
