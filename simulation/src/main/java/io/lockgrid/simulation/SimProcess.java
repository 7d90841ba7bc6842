package io.lockgrid.simulation;

import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;

/** A JVM of its own as far as clocks, pauses and death are concerned: the surroundings of what runs in it. */
public final class SimProcess implements Surroundings {
    private static final long WALL_START = 1_790_000_000_000L;

    private final Sim sim;
    private final String name;
    private final int number;
    private final List<SimThread> threads = new ArrayList<>();
    private double rate;
    private long rateSince;
    private long nanosAtRate;
    private long wallOffset;
    private final long engineOffset;
    private long pausedUntil;
    private long stoodStill;
    private boolean alive = true;

    SimProcess(Sim sim, String name, int number, double rate, long wallOffset) {
        this.sim = sim;
        this.name = name;
        this.number = number;
        this.rate = rate;
        this.rateSince = sim.now();
        this.nanosAtRate = sim.own().nextLong() >>> 14;
        this.wallOffset = wallOffset;
        this.engineOffset = wallMillis() - now() / Sim.MILLI;
    }

    public String name() {
        return name;
    }

    int number() {
        return number;
    }

    List<SimThread> threads() {
        return threads;
    }

    public boolean isAwake() {
        return alive && pausedUntil <= sim.now();
    }

    public boolean isAlive() {
        return alive;
    }

    void die() {
        alive = false;
    }

    long pausedUntil() {
        return pausedUntil;
    }

    void pause(long nanos) {
        long since = Math.max(pausedUntil, sim.now());
        pausedUntil = Math.max(pausedUntil, sim.now() + nanos);
        stoodStill += pausedUntil - since;
    }

    /** For how long it has stood still, up to the end of the pause it is in; by no clock of its own. */
    long stoodStill() {
        return stoodStill;
    }

    /** The monotonic clock runs at another rate from now on. */
    void rate(double next) {
        nanosAtRate = now();
        rateSince = sim.now();
        rate = next;
    }

    void wallJumps(long millis) {
        wallOffset += millis;
    }

    /** As {@code MonotonicClock} gives it to the engine: the wall clock at the start, and monotonic from there. */
    long engineMillis() {
        return engineOffset + now() / Sim.MILLI;
    }

    /** After so many nanoseconds of this process's clock. */
    public Sim.Event in(long nanos, String kind, Runnable task) {
        return sim.at(sim.now() + (long) Math.ceil(Math.max(0, nanos) / rate), this, kind, task);
    }

    /** A task of another thread of this process. */
    public void soon(String kind, Runnable task) {
        sim.at(sim.now() + 1_000 + sim.network().nextInt(50_000), this, kind, task);
    }

    /** Again and again, so long after its last end. */
    public void repeat(long nanos, String kind, Runnable task) {
        in(nanos, kind, () -> {
            task.run();
            repeat(nanos, kind, task);
        });
    }

    @Override
    public long now() {
        return nanosAtRate + (long) ((sim.now() - rateSince) * rate);
    }

    @Override
    public long wallMillis() {
        return WALL_START + sim.now() / Sim.MILLI + wallOffset;
    }

    @Override
    public int chance(int bound) {
        return sim.own().nextInt(bound);
    }

    @Override
    public UUID newId() {
        return new UUID(sim.own().nextLong() & ~0xF000L | 0x4000L, sim.own().nextLong() | Long.MIN_VALUE);
    }

    @Override
    public void park(Object blocker, long nanos) {
        thread().park(nanos);
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        long end = now() + nanos;
        while (now() < end) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            thread().park(end - now());
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> answer, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        SimThread waiter = thread();
        answer.whenCompleteAsync(
                (value, failure) -> waiter.wake(), Runnable::run); // the engine has other threads for it
        long end = now() + patience.toNanos();
        while (!answer.isDone()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            } else if (now() >= end) {
                throw new TimeoutException();
            }
            waiter.park(end - now());
        }
        return answer.get();
    }

    private static SimThread thread() {
        if (Thread.currentThread() instanceof SimThread thread) {
            return thread;
        }
        throw new IllegalStateException("what runs the events must not wait");
    }

    @Override
    public void unpark(Thread thread) {
        ((SimThread) thread).wake();
    }

    @Override
    public ScheduledExecutorService thread(String purpose) {
        return new SimExecutor(sim, this, purpose);
    }

    @Override
    public LaneServices services(String purpose) {
        return new SimServices(sim, this);
    }
}
