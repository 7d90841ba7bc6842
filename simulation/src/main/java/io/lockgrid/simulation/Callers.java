package io.lockgrid.simulation;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.node.raft.Judge;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What an application's threads do, through the public, blocking interface; and what they see of its promises. */
final class Callers {
    private final Sim sim;
    private final Judge judge;
    private final List<String> locks;
    private final long timeToLive;

    /** The highest fence that anybody has got of a lock. */
    private final Map<String, Long> highest = new HashMap<>();

    private boolean stopped;
    private long holds;

    Callers(Sim sim, Judge judge, List<String> locks, Duration timeToLive) {
        this.sim = sim;
        this.judge = judge;
        this.locks = locks;
        this.timeToLive = timeToLive.toNanos();
    }

    void start(SimProcess process, LockGrid grid, int count) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(sim.load().nextLong());
            sim.thread(process, process.name() + "/" + i, () -> call(process, grid, random));
        }
    }

    /** Whoever has begun something ends it. */
    void stop() {
        stopped = true;
    }

    long holds() {
        return holds;
    }

    private void call(SimProcess process, LockGrid grid, Random random) {
        try {
            while (!stopped) {
                once(process, grid.lock(locks.get(random.nextInt(locks.size()))), random);
                process.sleep(random.nextInt(300) * Sim.MILLI + random.nextInt(1_000_000));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts callers", e);
        }
    }

    private void once(SimProcess process, GridLock lock, Random random) throws InterruptedException {
        long before = highest.getOrDefault(lock.name(), 0L);
        Optional<Hold> held;
        try {
            held = switch (random.nextInt(3)) {
                case 0 -> Optional.of(lock.acquire());
                case 1 -> lock.tryAcquire();
                default -> lock.tryAcquire(Duration.ofSeconds(1));
            };
        } catch (GridUnavailableException silent) {
            sim.note("could not acquire " + lock.name());
            return;
        }
        if (held.isPresent()) {
            work(process, held.get(), before, random);
        }
    }

    private void work(SimProcess process, Hold hold, long before, Random random) throws InterruptedException {
        holds++;
        sim.trace().mix(hold.fence());
        sim.note("holds " + hold);
        if (hold.fence() <= before) {
            sim.violation("FENCE: " + hold + " after " + before);
        }
        highest.merge(hold.lockName(), hold.fence(), Math::max);
        judge.believe(hold);
        boolean longer = random.nextInt(20) == 0; // than a session lasts without a sign of life
        process.sleep(longer ? (long) (random.nextDouble() * 3 * timeToLive) : random.nextInt(60) * Sim.MILLI);
        judge.forget(hold);
        try {
            hold.release();
        } catch (LockLostException | GridUnavailableException gone) {
            sim.note("released " + hold + ": " + gone.getClass().getSimpleName());
        }
        if (hold.isHeld()) {
            sim.violation("HELD after its release: " + hold);
        }
    }
}
