package io.lockgrid.node.raft;

import io.lockgrid.simulation.SimProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of a process at a time into the engine's lock proxies, which open CP sessions under a monitor: a thread
 * that waited for a monitor would stop the world. Threads of one world take turns, so nothing here needs a guard.
 */
public final class Turnstile {
    private final SimProcess process;
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private @Nullable Thread inside;

    Turnstile(SimProcess process) {
        this.process = process;
    }

    /** Waits until nobody else is inside; does nothing for who is. */
    public void enter() {
        Thread self = Thread.currentThread();
        if (inside == self) {
            return;
        }
        boolean interrupted = false;
        waiting.add(self);
        while (inside != null || waiting.peek() != self) {
            process.park(this, Long.MAX_VALUE);
            interrupted |= Thread.interrupted();
        }
        waiting.remove();
        inside = self;
        if (interrupted) {
            self.interrupt();
        }
    }

    /** Does nothing for who is not inside. */
    public void leave() {
        if (inside == Thread.currentThread()) {
            inside = null;
            Thread next = waiting.peek();
            if (next != null) {
                process.unpark(next);
            }
        }
    }
}
