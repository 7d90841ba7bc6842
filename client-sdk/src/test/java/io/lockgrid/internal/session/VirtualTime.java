package io.lockgrid.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Time that passes only when a test says so, and threads of which one runs at a time: the same script leads to the same
 * run, and no test waits for real. The test's own thread may call what blocks: while it waits, time passes.
 *
 * <p>Not thread-safe; {@link Actor actors} take turns with the thread that lets time pass.
 */
final class VirtualTime implements AutoCloseable {
    /** Something that is to happen; cancelled like any future. */
    static final class Event extends CompletableFuture<Void> {
        private final long at;
        private final long number;
        private final Runnable task;

        private Event(long at, long number, Runnable task) {
            this.at = at;
            this.number = number;
            this.task = task;
        }
    }

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong((Event event) -> event.at).thenComparing(event -> event.number));
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore baton = new Semaphore(0);
    private Runnable watcher = () -> {};
    private long now = 1_000_000_000L;
    private long numbers;
    private boolean woken;

    /** Looks at the world after everything that happens. */
    void watch(Runnable look) {
        watcher = look;
    }

    long now() {
        return now;
    }

    Event after(long nanos, Runnable task) {
        Event event = new Event(now + Math.max(0, nanos), numbers++, task);
        events.add(event);
        return event;
    }

    /** A process's share of the time, whose clock runs at that rate. */
    VirtualServices services(double rate) {
        return new VirtualServices(this, rate);
    }

    /** A thread that runs, from now on, whenever it is its turn. */
    Actor start(String name, Runnable body) {
        Actor actor = new Actor(this, name, body);
        actors.add(actor);
        actor.start();
        after(0, () -> resume(actor));
        return actor;
    }

    /** Lets that much time pass, with all that happens in it. */
    void pass(Duration time) {
        long end = now + time.toNanos();
        while (next(end)) {}
        now = end;
    }

    /** Runs what is to happen at this very time. */
    void settle() {
        while (next(now)) {}
    }

    private boolean next(long end) {
        Event event = events.peek();
        if (event == null || event.at > end) {
            return false;
        }
        events.remove();
        now = Math.max(now, event.at);
        if (!event.isDone()) {
            event.task.run();
            event.complete(null);
            watcher.run();
        }
        return true;
    }

    /** Gives the turn to that thread until it waits or ends. */
    void resume(Actor actor) {
        if (!actor.over()) {
            actor.turn.release();
            baton.acquireUninterruptibly();
        }
    }

    /** The running thread gives its turn back. */
    void yieldTurn() {
        baton.release();
    }

    /** How the test's own thread waits: by letting time pass. */
    void parkHere(long nanos) {
        long end = now + Math.min(nanos, LONGEST_WAIT.toNanos());
        while (!woken && next(end)) {}
        if (!woken && nanos > LONGEST_WAIT.toNanos()) {
            throw new IllegalStateException("the test's own thread waits for ever");
        }
        now = woken ? now : end;
        woken = false;
    }

    void unpark(Thread thread) {
        if (thread instanceof Actor actor) {
            actor.wake();
        } else {
            woken = true;
        }
    }

    /** Ends threads that still wait. */
    @Override
    public void close() {
        for (Actor actor : actors) {
            actor.stop = true;
            resume(actor);
        }
    }
}
