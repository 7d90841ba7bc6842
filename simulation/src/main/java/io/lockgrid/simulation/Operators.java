package io.lockgrid.simulation;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.node.raft.Aims;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Operators: threads beside an application's, each with a duty of its own, which they do after a rest and most often when
 * something has just happened to a member. In every other run there are none of a duty.
 */
final class Operators {
    private static final int LONGEST_AFTER_A_MOMENT_MILLIS = 2_500;

    /** Of one who rests, until its time is up or something has happened. */
    private static final class Rest {
        private final SimProcess process;
        private final Thread who = Thread.currentThread();
        private boolean over;

        Rest(SimProcess process) {
            this.process = process;
        }
    }

    private final Sim sim;
    private final Random moments;
    private final List<Duty> duties = new ArrayList<>();
    private final List<Rest> resting = new ArrayList<>();
    private boolean stopped;

    Operators(Sim sim, Aims aims, List<Duty> possible) {
        this.sim = sim;
        this.moments = new Random(sim.operators().nextLong());
        for (Duty duty : possible) {
            if (sim.operators().nextBoolean()) {
                duties.add(duty);
            }
        }
        aims.whenever(() -> resting.forEach(this::somethingHappens));
    }

    /** Perhaps some that work at this process. */
    void start(SimProcess process, LockGrid grid) {
        for (Duty duty : duties) {
            if (sim.operators().nextBoolean()) {
                Random random = new Random(sim.operators().nextLong());
                String name = process.name() + "/" + duty.getClass().getSimpleName();
                sim.thread(process, name, () -> work(process, grid, duty, random));
            }
        }
    }

    /** Whoever has begun something ends it. */
    void stop() {
        stopped = true;
        List.copyOf(resting).forEach(this::end);
    }

    private void somethingHappens(Rest rest) {
        if (moments.nextBoolean()) {
            long soon = moments.nextInt(LONGEST_AFTER_A_MOMENT_MILLIS) * Sim.MILLI;
            sim.at(sim.now() + soon, null, "a moment to act", () -> end(rest));
        }
    }

    private void end(Rest rest) {
        rest.over = true;
        if (resting.contains(rest)) {
            rest.process.unpark(rest.who);
        }
    }

    private void work(SimProcess process, LockGrid grid, Duty duty, Random random) {
        while (!stopped) {
            try {
                rest(process, (long) (duty.longestRest() * random.nextDouble()));
                if (!stopped) {
                    duty.perform(grid.admin(), random);
                }
            } catch (GridClosedException closed) {
                sim.note("its instance is closed");
                return;
            } catch (GridUnavailableException silent) {
                sim.note("is told nothing: " + silent.getMessage());
            } catch (LockGridException failure) {
                if (!Thread.interrupted()) {
                    throw failure;
                }
                sim.note("was interrupted: " + failure.getMessage());
            } catch (InterruptedException interrupted) {
                sim.note("was interrupted");
            }
        }
    }

    private void rest(SimProcess process, long nanos) throws InterruptedException {
        long end = process.now() + nanos;
        Rest rest = new Rest(process);
        resting.add(rest);
        try {
            while (!rest.over && !stopped && process.now() < end) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                process.park(rest, end - process.now());
            }
        } finally {
            resting.remove(rest);
        }
    }
}
