package io.lockgrid.simulation;

import io.lockgrid.internal.surroundings.LaneServices;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The timers and callbacks of one client or member's application, as events. */
final class SimServices implements LaneServices {
    private final Sim sim;
    private final SimProcess process;
    private boolean closed;

    SimServices(Sim sim, SimProcess process) {
        this.sim = sim;
        this.process = process;
    }

    @Override
    public Future<?> after(long nanos, Runnable task) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        process.in(nanos, "timer", () -> {
            if (!closed && !timer.isDone()) {
                timer.complete(null);
                task.run();
            }
        });
        return timer;
    }

    @Override
    public void every(long nanos, Runnable task) {
        process.in(nanos, "tick", () -> {
            if (!closed) {
                task.run();
                every(nanos, task);
            }
        });
    }

    @Override
    public void callback(Runnable task) {
        sim.at(sim.now() + 1_000 + sim.own().nextInt(200_000), process, "callback", task);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public long now() {
        return process.now();
    }

    @Override
    public long wallMillis() {
        return process.wallMillis();
    }

    @Override
    public int chance(int bound) {
        return process.chance(bound);
    }

    @Override
    public UUID newId() {
        return process.newId();
    }

    @Override
    public void park(Object blocker, long nanos) {
        process.park(blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        process.unpark(thread);
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        process.sleep(nanos);
    }
}
