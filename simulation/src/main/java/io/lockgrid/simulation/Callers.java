package io.lockgrid.simulation;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.node.raft.Judges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** What an application's threads do, through the public, blocking interface; and what they see of its promises. */
final class Callers {
    private final Sim sim;
    private final Judges judge;
    private final Told told;
    private final List<String> locks;
    private final long timeToLive;

    private final Fences fences;
    private final ThreadLocks threadLocks;

    /** Those that keep traffic up when all others have come to an end. */
    private final List<SimThread> chatterers = new ArrayList<>();

    private boolean stopped;
    private boolean silenced;
    private long holds;

    Callers(Sim sim, Judges judge, Told told, List<String> locks, Duration timeToLive) {
        this.sim = sim;
        this.judge = judge;
        this.told = told;
        this.locks = locks;
        this.timeToLive = timeToLive.toNanos();
        this.fences = new Fences(sim);
        this.threadLocks = new ThreadLocks(sim, judge, this);
    }

    void start(SimProcess process, LockGrid grid, int count) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(sim.load().nextLong());
            sim.thread(process, process.name() + "/" + i, () -> call(process, grid, random));
        }
        if (sim.load().nextInt(2) == 0) {
            Random random = new Random(sim.load().nextLong());
            GridLock own = grid.lock("own-" + process.name());
            chatterers.add(sim.thread(process, process.name() + "/chat", () -> chat(process, own, random)));
        }
    }

    /** Whoever has begun something ends it; those that only keep traffic up go on. */
    void stop() {
        stopped = true;
    }

    /** Those come to an end too. */
    void silence() {
        silenced = true;
    }

    boolean isChatterer(SimThread thread) {
        return chatterers.contains(thread);
    }

    long holds() {
        return holds;
    }

    private void call(SimProcess process, LockGrid grid, Random random) {
        while (!stopped) {
            try {
                GridLock lock = grid.lock(locks.get(random.nextInt(locks.size())));
                once(process, grid, random.nextInt(4) == 0 ? lock.withInterruptOnLoss() : lock, random);
                process.sleep(random.nextInt(300) * Sim.MILLI + random.nextInt(1_000_000));
            } catch (GridClosedException closed) {
                sim.note("its instance is closed");
                return;
            } catch (GridUnavailableException silent) {
                sim.note("could not acquire");
            } catch (InterruptedException interrupted) {
                sim.note("was interrupted");
            }
        }
    }

    private void chat(SimProcess process, GridLock own, Random random) {
        while (!silenced) {
            try {
                own.tryAcquire().ifPresent(hold -> release(hold, false));
                process.sleep((50 + random.nextInt(400)) * Sim.MILLI);
            } catch (GridClosedException closed) {
                sim.note("its instance is closed");
                return;
            } catch (GridUnavailableException silent) {
                sim.note("could not acquire " + own.name());
            } catch (InterruptedException interrupted) {
                sim.note("was interrupted");
            }
        }
    }

    /** As a client that is new, when nothing goes wrong any more: all locks are free, or come free in that time. */
    void takeAll(SimProcess process, LockGrid grid) {
        long end = process.now() + timeToLive + 3 * Sim.SECOND;
        for (String each : locks) {
            try {
                Duration left = Duration.ofNanos(Math.max(0, end - process.now()));
                Optional<Hold> got = grid.lock(each).tryAcquire(left);
                if (got.isEmpty()) {
                    sim.violation("NOT FREE: " + each + " is not to be had, and nobody wants it any more");
                }
                got.ifPresent(hold -> release(hold, false));
            } catch (GridUnavailableException | InterruptedException failure) {
                sim.violation("NOT FREE: " + each + " is not to be had: " + failure);
            }
        }
    }

    private void once(SimProcess process, LockGrid grid, GridLock lock, Random random) throws InterruptedException {
        long before = fences.highest(lock.name());
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> work(process, Optional.of(lock.acquire()), before, random);
            case 3, 4, 5 -> work(process, lock.tryAcquire(), before, random);
            case 6, 7 -> work(process, tryForASecond(process, lock), before, random);
            case 8 -> limited(process, lock, before, random);
            case 9 -> threadLocks.enter(process, grid, lock, before, random);
            case 10 -> cancelled(process, lock, before, random);
            case 11 -> interruptAnother(process, random);
            default -> force(lock, grid);
        }
    }

    private Optional<Hold> tryForASecond(SimProcess process, GridLock lock) throws InterruptedException {
        Patience patience = Patience.from(sim, process);
        try {
            return lock.tryAcquire(Duration.ofSeconds(1));
        } finally {
            patience.end("tryAcquire");
        }
    }

    private void work(SimProcess process, Optional<Hold> got, long before, Random random) {
        got.ifPresent(hold -> {
            begin(hold, before);
            boolean longer = random.nextInt(10) == 0; // than a session lasts without a sign of life
            AtomicBoolean asked = new AtomicBoolean();
            if (random.nextBoolean()) {
                hold.onReleaseRequested(request -> {
                    told.asked(hold, request);
                    asked.set(true);
                });
            }
            long time = longer ? (long) (random.nextDouble() * 3 * timeToLive) : random.nextInt(60) * Sim.MILLI;
            rest(process, time, asked::get);
            release(hold, true);
        });
    }

    void begin(Hold hold, long before) {
        holds++;
        sim.trace().mix(hold.fence());
        sim.note("holds " + hold);
        fences.got(hold, before);
        judge.believe(hold);
    }

    void rest(SimProcess process, long nanos) {
        rest(process, nanos, () -> false);
    }

    /** Work that an interrupt does not end at once: a hold is given back in the end all the same. */
    private void rest(SimProcess process, long nanos, BooleanSupplier enough) {
        long end = process.now() + nanos;
        try {
            do { // a long one ends when all come to an end: who waits behind it has to come to its turn
                process.sleep(Math.min(end - process.now(), Sim.SECOND));
            } while (!stopped && !enough.getAsBoolean() && process.now() < end);
        } catch (InterruptedException interrupted) {
            sim.note("was interrupted at work");
        }
    }

    /** @param alone whether nobody else can have been told before that it is lost */
    private void release(Hold hold, boolean alone) {
        judge.forget(hold);
        CompletableFuture<LockLoss> loss = hold.lost().toCompletableFuture();
        boolean lost = alone && loss.isDone();
        try {
            hold.release();
            if (lost) {
                sim.violation("RELEASED: " + hold + ", which was lost, and its holder is not told");
            }
        } catch (LockLostException | GridUnavailableException gone) {
            sim.note("released " + hold + ": " + gone.getClass().getSimpleName());
        }
        if (loss.isDone()) {
            told.lost(hold, loss.join());
        }
        if (hold.isHeld()) {
            sim.violation("HELD after its release: " + hold);
        }
    }

    /** A hold with an end, renewed by two at once, now and then kept beyond its end. */
    private void limited(SimProcess process, GridLock lock, long before, Random random) throws InterruptedException {
        Duration limit = Duration.ofMillis(300 + random.nextInt(3_000));
        Hold hold;
        try {
            hold = lock.withMaxHold(limit).acquire();
        } catch (GridUnavailableException | GridClosedException none) {
            throw none;
        } catch (LockGridException slow) { // where grants take longer than the limit
            sim.note("could not acquire: " + slow.getMessage());
            return;
        }
        begin(hold, before);
        for (int i = random.nextInt(3); i > 0; i--) {
            Duration longer = Duration.ofMillis(200 + random.nextInt(4_000));
            long when = random.nextInt((int) limit.toMillis()) * Sim.MILLI;
            sim.thread(process, process.name() + "/renewal", () -> {
                rest(process, when);
                renew(hold, longer);
            });
        }
        rest(process, (long) (limit.toNanos() * random.nextDouble() * 2));
        release(hold, false);
    }

    private void renew(Hold hold, Duration longer) {
        try {
            hold.renew(longer);
            sim.note("renewed " + hold + " for " + longer);
        } catch (LockGridException | IllegalStateException gone) {
            sim.note("renewed " + hold + ": " + gone.getClass().getSimpleName());
        }
    }

    /** Asks without waiting, and thinks better of it, or does not. */
    private void cancelled(SimProcess process, GridLock lock, long before, Random random) throws InterruptedException {
        CompletableFuture<Hold> asked = lock.acquireAsync();
        boolean patient = random.nextBoolean();
        long end = process.now() + (patient ? 20 * Sim.SECOND : random.nextInt(400) * Sim.MILLI);
        try {
            while (!asked.isDone() && process.now() < end) {
                process.sleep(20 * Sim.MILLI);
            }
        } finally {
            asked.cancel(false);
            if (!asked.isCancelled() && !asked.isCompletedExceptionally()) {
                work(process, Optional.of(asked.join()), before, random);
            }
        }
        if (asked.isCompletedExceptionally() && !asked.isCancelled()) {
            try {
                asked.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof GridUnavailableException silent) {
                    throw silent;
                } else if (failed.getCause() instanceof GridClosedException closed) {
                    throw closed;
                }
                throw failed;
            }
        }
    }

    /** As an operator who has seen the latest holder. */
    private void force(GridLock lock, LockGrid grid) {
        long fence = fences.highest(lock.name());
        if (fence > 0) {
            String reason = "it has to be free";
            judge.mayBeForced(lock.name(), fence);
            told.willTake(lock.name(), fence, reason);
            sim.note("forces " + lock.name() + " with fence " + fence + " free: "
                    + grid.admin().forceRelease(lock.name(), fence, Told.OPERATOR, reason));
        }
    }

    private void interruptAnother(SimProcess process, Random random) {
        List<SimThread> threads =
                process.threads().stream().filter(each -> !each.isDone()).toList();
        SimThread other = threads.get(random.nextInt(threads.size()));
        if (other != Thread.currentThread()) {
            sim.note("interrupts " + other.getName());
            other.interrupt();
        }
    }
}
