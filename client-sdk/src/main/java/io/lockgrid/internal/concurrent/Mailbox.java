package io.lockgrid.internal.concurrent;

import io.lockgrid.internal.surroundings.Guard;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time, in order, on the threads that bring them: an actor without a thread of its own.
 *
 * <p>Thread-safe. What only tasks touch needs no other lock, and a task sees all that earlier tasks wrote. Tasks must
 * not block.
 */
public final class Mailbox {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable afterEach;

    /** @param afterEach runs after every task, and must be quick */
    public Mailbox(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** Runs the task now, or leaves it to the thread that is running tasks at the moment. */
    public void post(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            do {
                Guard.run(tasks.remove());
                Guard.run(afterEach);
            } while (waiting.decrementAndGet() != 0);
        }
    }
}
