package io.lockgrid.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One world: virtual time, one queue of events, one runner at a time, chance by seed. Not thread-safe: {@link SimThread
 * threads} take turns with the one that runs the events.
 */
public final class Sim {
    public static final long MILLI = 1_000_000L;
    public static final long SECOND = 1_000 * MILLI;

    /** Something that is to happen. */
    static final class Event {
        private long time;
        private final long number;
        private final @Nullable SimProcess process;
        private final String kind;
        private final Runnable task;
        boolean cancelled;

        private Event(long time, long number, @Nullable SimProcess process, String kind, Runnable task) {
            this.time = time;
            this.number = number;
            this.process = process;
            this.kind = kind;
            this.task = task;
        }
    }

    final Trace trace;
    private final Random own;

    /** Chance of the parts, so that a change of one does not shift the others. */
    private final Random network;

    private final Random load;
    private final Random faults;
    private final Random operators;
    private final PriorityQueue<Event> queue = new PriorityQueue<>(
            Comparator.comparingLong((Event event) -> event.time).thenComparing(event -> event.number));
    private final List<SimProcess> processes = new ArrayList<>();
    final Semaphore baton = new Semaphore(0);
    private Runnable afterEach = () -> {};
    private @Nullable SimProcess current;
    private long now;
    private long numbers;
    private long threads = 1_000;

    Sim(long seed, boolean verbose) {
        Random all = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.trace = new Trace(verbose);
        this.own = new Random(all.nextLong());
        this.network = new Random(all.nextLong());
        this.load = new Random(all.nextLong());
        this.faults = new Random(all.nextLong());
        EngineClock.follow(this);
        EngineClock.seed(all.nextLong());
        this.operators = new Random(all.nextLong());
    }

    public long now() {
        return now;
    }

    public Trace trace() {
        return trace;
    }

    Random own() {
        return own;
    }

    public Random network() {
        return network;
    }

    Random load() {
        return load;
    }

    Random faults() {
        return faults;
    }

    Random operators() {
        return operators;
    }

    /** Whose task or thread this is. */
    public @Nullable SimProcess current() {
        return current;
    }

    /** Whether this very call is a task of that process, and none of its callers' threads. */
    public boolean isTaskOf(SimProcess process) {
        return current == process && !(Thread.currentThread() instanceof SimThread);
    }

    /** Looks at the world after every event. */
    void afterEach(Runnable look) {
        afterEach = look;
    }

    SimProcess process(String name, double rate, long wallOffsetMillis) {
        SimProcess process = new SimProcess(this, name, processes.size(), rate, wallOffsetMillis);
        processes.add(process);
        return process;
    }

    /** @param process whose task it is: it is dropped if that is dead by then, and put off while it stands still */
    public Event at(long time, @Nullable SimProcess process, String kind, Runnable task) {
        Event event = new Event(Math.max(time, now), numbers++, process, kind, task);
        queue.add(event);
        return event;
    }

    /** Runs what happens until that time. */
    void run(long until) {
        Event event = queue.peek();
        while (event != null && event.time <= until) {
            queue.remove();
            if (!event.cancelled && (event.process == null || event.process.isAlive())) {
                run(event);
            }
            event = queue.peek();
        }
        now = Math.max(now, until);
    }

    private void run(Event event) {
        if (event.process != null && event.process.pausedUntil() > event.time) {
            event.time = event.process.pausedUntil() + network.nextInt(2_000_000);
            queue.add(event);
            return;
        }
        now = Math.max(now, event.time);
        current = event.process;
        trace.mix(now);
        trace.mix(event.number);
        note(event.kind);
        try {
            event.task.run();
        } catch (RuntimeException | Error failure) {
            defect(failure);
        }
        afterEach.run();
        current = null;
    }

    public void note(String text) {
        trace.note(now, who(), text);
    }

    public void violation(String text) {
        trace.violation(now, who(), text);
    }

    private String who() {
        return current == null ? "-" : current.name();
    }

    /** Something was thrown that nobody expects. */
    public void defect(Throwable failure) {
        String known = KnownFaults.of(failure);
        if (known != null) {
            note(known);
            return;
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        violation("an exception: " + text.toString().lines().limit(14).collect(Collectors.joining("\n      ")));
    }

    SimThread thread(SimProcess process, String name, Runnable body) {
        SimThread thread = new SimThread(this, process, name, threads++, body);
        process.threads().add(thread);
        thread.start();
        at(now + 1_000 + own.nextInt(100_000), process, "start", () -> resume(thread));
        return thread;
    }

    /** Gives the turn to that thread until it waits or ends. */
    void resume(SimThread thread) {
        if (thread.mayRun()) {
            SimProcess before = current;
            current = thread.process();
            thread.go();
            baton.acquireUninterruptibly();
            Throwable failure = thread.takeFailure();
            if (failure != null) {
                defect(failure);
            }
            current = before;
        }
    }

    void kill(SimProcess process) {
        process.die();
        note("kill " + process.name());
        for (SimThread thread : List.copyOf(process.threads())) {
            thread.kill();
            resume(thread);
        }
    }

    /** No thread outlives its world. */
    void end() {
        afterEach = () -> {};
        for (SimProcess process : processes) {
            if (process.isAlive()) {
                kill(process);
            }
        }
    }
}
