package io.lockgrid.internal.session;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time, in order, on the threads that bring them: an actor without a thread of its own.
 *
 * <p>Thread-safe. What only tasks touch needs no other lock, and a task sees all that earlier tasks wrote. Tasks must
 * not block.
 */
final class Mailbox {
    private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable afterEach;

    /** @param afterEach runs after every task, and must be quick */
    Mailbox(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** Runs the task now, or leaves it to the thread that is running tasks at the moment. */
    void post(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            do {
                runNext();
            } while (waiting.decrementAndGet() != 0);
        }
    }

    private void runNext() {
        Runnable next = tasks.remove();
        try {
            next.run();
            afterEach.run();
        } catch (RuntimeException | Error failure) {
            // A task that fails must not take the others down with it; it is a defect, so say it loudly.
            LOG.log(ERROR, "a task of the lock session failed; please report this", failure);
        }
    }
}
