package io.lockgrid.simulation;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import io.lockgrid.internal.session.Grant;
import io.lockgrid.node.raft.Judges;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What threads do with locks that know their threads. Each hold is judged like any other: two threads inside of one lock
 * would have one fence, or one of them a hold that the table does not know. Not thread-safe.
 */
final class ThreadLocks {
    private final Sim sim;
    private final Judges judge;
    private final Callers callers;

    ThreadLocks(Sim sim, Judges judge, Callers callers) {
        this.sim = sim;
        this.judge = judge;
        this.callers = callers;
    }

    /** Enters, perhaps twice, works, and leaves as often. */
    void enter(SimProcess process, LockGrid grid, GridLock asked, long before, Random random)
            throws InterruptedException {
        ThreadLock lock = asked.asLock();
        Hold hold = null;
        int depth = 0;
        try {
            if (!isEntered(process, lock, random)) {
                return;
            }
            depth++;
            hold = inside(grid, asked, before);
            if (random.nextBoolean()) {
                lock.lock();
                depth++;
            }
            if (lock.isHeldByCurrentThread() && lock.depth() != depth) {
                sim.violation("DEPTH: " + lock + " is entered " + depth + " times and says " + lock.depth());
            }
            callers.rest(process, random.nextInt(100) * Sim.MILLI);
        } catch (LockLostException gone) {
            sim.note("lost before it was entered again");
        } finally {
            if (hold != null) {
                judge.forget(hold);
            }
            for (; depth > 0; depth--) {
                leave(lock);
            }
        }
    }

    private boolean isEntered(SimProcess process, ThreadLock lock, Random random) throws InterruptedException {
        switch (random.nextInt(4)) {
            case 0 -> {
                return lock.tryLock();
            }
            case 1 -> {
                Patience patience = Patience.from(sim, process);
                try {
                    return lock.tryLock(1, TimeUnit.SECONDS);
                } finally {
                    patience.end("tryLock");
                }
            }
            default -> {
                lock.lock();
                return true;
            }
        }
    }

    private @Nullable Hold inside(LockGrid grid, GridLock asked, long before) {
        Hold hold = Grant.ofThread(grid, asked.name());
        if (hold == null) {
            sim.violation("INSIDE: " + Thread.currentThread().getName() + " has entered " + asked.name()
                    + " and has no hold of it");
        } else {
            callers.begin(hold, before);
        }
        return hold;
    }

    private void leave(ThreadLock lock) {
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException | GridUnavailableException gone) {
            sim.note("unlocked " + lock + ": " + gone.getClass().getSimpleName());
        }
    }
}
