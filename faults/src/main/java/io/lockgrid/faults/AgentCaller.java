package io.lockgrid.faults;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A thread of an {@link Agent} that gets locks, writes to the store and gives them back. Used by that thread. */
final class AgentCaller implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Every so many calls are of the first lock too, so that there is a queue to look at. */
    private static final int TO_THE_FIRST = 16;

    /** Every so many calls are of the thread's lock, and entered again. */
    private static final int REENTRANT = 10;

    /** Every so many holds are long, where {@link Agent#LINGER} says so. */
    private static final int LONG = 20;

    private final String caller;
    private final LockGrid grid;
    private final Path store;
    private final List<String> locks;
    private final Reporter reporter;
    private final BooleanSupplier stopped;
    private final boolean lingers = Boolean.getBoolean(Agent.LINGER);
    private final boolean overtime = Boolean.getBoolean(Agent.OVERTIME);

    AgentCaller(
            String caller, LockGrid grid, Path store, List<String> locks, Reporter reporter, BooleanSupplier stopped) {
        this.caller = caller;
        this.grid = grid;
        this.store = store;
        this.locks = locks;
        this.reporter = reporter;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try (Pen pen = new Pen(store)) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (!stopped.getAsBoolean()) {
                String lock = locks.get(random.nextInt(TO_THE_FIRST) == 0 ? 0 : random.nextInt(locks.size()));
                if (random.nextInt(REENTRANT) == 0) {
                    twice(lock, pen);
                } else {
                    once(lock, pen);
                }
            }
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private void once(String lock, Pen pen) throws IOException, InterruptedException {
        long invoked = System.nanoTime();
        Optional<Hold> held;
        try {
            held = grid.lock(lock).tryAcquire(PATIENCE);
        } catch (GridUnavailableException e) {
            reporter.say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.UNAVAILABLE, 0, 0);
            return;
        }
        if (held.isEmpty()) {
            reporter.say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.EMPTY, 0, 0);
            return;
        }
        Hold hold = held.get();
        reporter.say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.OK, hold.fence(), 1);
        work(lock, hold.fence(), pen);
        invoked = System.nanoTime();
        Event.Outcome outcome = Event.Outcome.OK;
        try {
            hold.release();
        } catch (LockLostException e) {
            outcome = Event.Outcome.LOST;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        reporter.say(caller, Event.Kind.RELEASE, lock, invoked, outcome, hold.fence(), 0);
    }

    /** The work that the lock is for, without a look at isHeld() before a write: the store has to refuse what is late. */
    private void work(String lock, long fence, Pen pen) throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        pen.write(lock, fence);
        if (lingers && random.nextInt(LONG) == 0) {
            Thread.sleep(50 + random.nextInt(100));
            pen.write(lock, fence);
        } else if (overtime && random.nextInt(LONG / 2) == 0) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(2_700));
            while (System.nanoTime() - end < 0) {
                Thread.sleep(20);
                pen.write(lock, fence);
            }
        } else {
            Thread.sleep(random.nextInt(5));
        }
    }

    /** Enters the thread's lock, enters it again, and leaves it as often. */
    private void twice(String name, Pen pen) throws IOException, InterruptedException {
        ThreadLock lock = grid.lock(name).asLock();
        if (enter(name, lock, 0) != Event.Outcome.OK) {
            return;
        }
        long fence = fence(lock);
        if (fence > 0) {
            work(name, fence, pen);
        }
        Event.Outcome again = enter(name, lock, fence);
        boolean there = again != Event.Outcome.LOST;
        if (again == Event.Outcome.OK) {
            there = leave(name, lock, fence, 1) != Event.Outcome.LOST;
        }
        if (there) {
            leave(name, lock, fence, 0);
        }
    }

    /** The fence, 0 if the hold was taken away just now. */
    private static long fence(ThreadLock lock) {
        try {
            return lock.fence();
        } catch (IllegalMonitorStateException taken) {
            return 0;
        }
    }

    /** @param lost the fence of the hold that may turn out to have been taken away */
    private Event.Outcome enter(String name, ThreadLock lock, long lost) throws InterruptedException {
        long invoked = System.nanoTime();
        Event.Outcome outcome;
        try {
            outcome = lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? Event.Outcome.OK : Event.Outcome.EMPTY;
        } catch (LockLostException e) {
            outcome = Event.Outcome.LOST;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        } catch (GridClosedException e) {
            return Event.Outcome.EMPTY; // nothing was asked of the grid
        }
        int depth = lock.depth();
        long fence = outcome == Event.Outcome.LOST ? lost : fence(lock);
        if (outcome != Event.Outcome.OK || (depth > 0 && fence > 0)) {
            reporter.say(caller, Event.Kind.ACQUIRE, name, invoked, outcome, fence, depth);
        } // else it was taken away at once, and leave() is told
        return outcome;
    }

    /** @param left how often the thread should have the lock after that, as the caller counts */
    private Event.Outcome leave(String name, ThreadLock lock, long fence, int left) {
        long invoked = System.nanoTime();
        Event.Outcome outcome = Event.Outcome.OK;
        int depth = left;
        try {
            lock.unlock();
            // it has no depth too once it was taken away: the next call tells which of the two it is
            depth = lock.depth() == 0 ? left : lock.depth();
        } catch (IllegalMonitorStateException e) {
            boolean taken = e.getCause() instanceof LockLostException;
            outcome = taken ? Event.Outcome.LOST : Event.Outcome.OK;
            depth = taken ? 0 : -1;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        reporter.say(caller, Event.Kind.RELEASE, name, invoked, outcome, fence, depth);
        return outcome;
    }
}
