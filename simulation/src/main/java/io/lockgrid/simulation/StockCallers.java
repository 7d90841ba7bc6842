package io.lockgrid.simulation;

import com.hazelcast.cp.exception.CPGroupDestroyedException;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.node.raft.Judges;
import io.lockgrid.node.raft.StockApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Threads that use Hazelcast's own lock API, on the names that others use by LockGrid's; and what they see. */
final class StockCallers {
    private static final long NOT_GOT = FencedLock.INVALID_FENCE;

    private final Sim sim;
    private final Judges judge;
    private final List<String> locks;

    /** The highest fence that anybody has got of a lock by this API. */
    private final Map<String, Long> highest = new HashMap<>();

    private boolean stopped;
    private long holds;

    StockCallers(Sim sim, Judges judge, List<String> locks) {
        this.sim = sim;
        this.judge = judge;
        this.locks = locks;
    }

    /** @param grid of the same process, for who takes holds away as an operator does */
    void start(SimProcess process, StockApplication application, LockGrid grid, int count) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(sim.load().nextLong());
            sim.thread(process, process.name() + "/stock-" + i, () -> call(process, application, grid, random));
        }
    }

    /** Whoever has begun something ends it. */
    void stop() {
        stopped = true;
    }

    long holds() {
        return holds;
    }

    private void call(SimProcess process, StockApplication application, LockGrid grid, Random random) {
        while (!stopped) {
            String name = locks.get(random.nextInt(locks.size()));
            try {
                if (random.nextInt(12) == 0) {
                    force(name, grid);
                } else {
                    new Use(process, application, name, random).run();
                }
            } catch (CPGroupDestroyedException lost) {
                sim.note("the group of " + name + " is gone");
            } catch (IllegalMonitorStateException gone) { // also where the session is over
                sim.note("has lost " + name + ": " + gone.getMessage());
            } catch (GridClosedException closed) {
                sim.note("could not force " + name + ": the grid of its process is closed");
            } catch (GridUnavailableException silent) {
                sim.note("could not force " + name);
            } finally {
                application.turnstile().leave();
            }
            rest(process, random.nextInt(300) * Sim.MILLI);
        }
    }

    private void rest(SimProcess process, long nanos) {
        try {
            process.sleep(nanos);
        } catch (InterruptedException interrupted) {
            sim.note("was interrupted at work");
        }
    }

    /** As an operator who has seen the latest holder. */
    private void force(String name, LockGrid grid) {
        Long fence = highest.get(name);
        if (fence != null) {
            judge.mayBeForced(name, fence);
            sim.note("forces " + name + " with fence " + fence + " free: "
                    + grid.admin().forceRelease(name, fence, "operator", "it has to be free"));
        }
    }

    /** One use of one lock by one thread. */
    private final class Use {
        private final SimProcess process;
        private final StockApplication application;
        private final String name;
        private final Random random;
        private int depth;

        Use(SimProcess process, StockApplication application, String name, Random random) {
            this.process = process;
            this.application = application;
            this.name = name;
            this.random = random;
        }

        void run() {
            application.turnstile().enter();
            FencedLock lock = application.lock(name);
            long before = highest.getOrDefault(name, 0L);
            long fence = get(lock);
            if (fence == NOT_GOT) {
                return;
            }
            depth++;
            Hold hold = begin(lock, fence, before);
            try {
                if (random.nextInt(3) == 0) {
                    again(lock, fence);
                }
                application.turnstile().leave();
                rest(
                        process,
                        random.nextInt(10) == 0 ? random.nextInt(6_000) * Sim.MILLI : random.nextInt(60) * Sim.MILLI);
            } finally {
                judge.forget(hold);
                for (; depth > 0; depth--) {
                    application.turnstile().enter();
                    lock.unlock();
                }
            }
            sim.note("released " + hold);
            if (lock.isLockedByCurrentThread()) {
                sim.violation("HELD after its release: " + hold);
            }
        }

        private long get(FencedLock lock) {
            return switch (random.nextInt(4)) {
                case 0, 1 -> lock.lockAndGetFence();
                case 2 -> lock.tryLockAndGetFence();
                default -> lock.tryLockAndGetFence(random.nextInt(2_000), TimeUnit.MILLISECONDS);
            };
        }

        private Hold begin(FencedLock lock, long fence, long before) {
            holds++;
            sim.trace().mix(fence);
            Hold hold = application.hold(lock, name, fence);
            sim.note("holds " + hold);
            if (fence <= before) {
                sim.violation("FENCE: " + hold + " after " + before);
            }
            highest.merge(name, fence, Math::max);
            judge.believe(hold);
            return hold;
        }

        /** Enters a lock that it holds; where that was taken away meanwhile, it gets another hold. */
        private void again(FencedLock lock, long fence) {
            long second = lock.lockAndGetFence();
            if (second != fence) {
                sim.note("got " + name + " anew, with fence " + second);
                if (second < fence) {
                    sim.violation("FENCE: " + name + " anew with " + second + " after " + fence);
                }
                highest.merge(name, second, Math::max);
                depth = 1;
                return;
            }
            depth++;
            int count = lock.getLockCount();
            if (lock.getFence() == fence && count != depth) {
                sim.violation("DEPTH: " + name + " is entered " + depth + " times and says " + count);
            }
        }
    }
}
