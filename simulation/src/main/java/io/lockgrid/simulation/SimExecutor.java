package io.lockgrid.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One thread of a process and what it has to do, as the JDK's scheduler of one thread behaves. */
final class SimExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private static final long GLANCE = 20 * Sim.MILLI;

    private final SimProcess process;
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final SimThread worker;
    private boolean ends;

    SimExecutor(Sim sim, SimProcess process, String name) {
        this.process = process;
        this.worker = sim.thread(process, process.name() + "/" + name, this::work);
        worker.serve();
    }

    private void work() {
        while (true) {
            Thread.interrupted(); // an interrupt is for the task that it came in
            Runnable task = due.poll();
            if (task != null) {
                task.run();
            } else if (ends) {
                return;
            } else {
                process.park(this, Long.MAX_VALUE);
            }
        }
    }

    private void add(Runnable task) {
        due.add(task);
        worker.wake();
    }

    @Override
    public void execute(Runnable task) {
        if (ends) {
            throw new RejectedExecutionException(worker.getName() + " ends");
        }
        add(task);
    }

    private Later later(long nanos, Runnable task) {
        Later later = new Later();
        process.in(nanos, "due", () -> {
            if (!ends && !later.isDone()) {
                add(task);
            }
        });
        return later;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return later(unit.toNanos(delay), task);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long pause, TimeUnit unit) {
        return later(unit.toNanos(first), () -> {
            task.run();
            scheduleWithFixedDelay(task, pause, pause, unit);
        });
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("schedule a Callable");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("scheduleAtFixedRate");
    }

    @Override
    public void shutdown() {
        ends = true;
        worker.wake();
    }

    @Override
    public List<Runnable> shutdownNow() {
        Collection<Runnable> left = new ArrayList<>(due);
        due.clear();
        ends = true;
        worker.interrupt();
        return List.copyOf(left);
    }

    @Override
    public boolean isShutdown() {
        return ends;
    }

    @Override
    public boolean isTerminated() {
        return worker.isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = process.now() + unit.toNanos(timeout);
        while (!worker.isDone() && process.now() < end) {
            process.sleep(GLANCE);
        }
        return worker.isDone();
    }

    /** Of a task that is due later, and that somebody may take back. */
    private static final class Later extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException("getDelay");
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException("compareTo");
        }
    }
}
