package io.lockgrid.faults;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Whoever looks at queues in an {@link Agent}, and takes holds away while that is asked for. Thread-safe. */
final class AgentOperator {
    private static final LockQuery HELD = LockQuery.all().withStates(LockState.HELD);

    private final String name;
    private final LockGrid grid;
    private final List<String> locks;
    private final Reporter reporter;
    private final BooleanSupplier stopped;
    private volatile boolean forcing;

    AgentOperator(String name, LockGrid grid, List<String> locks, Reporter reporter, BooleanSupplier stopped) {
        this.name = name;
        this.grid = grid;
        this.locks = locks;
        this.reporter = reporter;
        this.stopped = stopped;
    }

    /** Whether holds are taken away from now on. */
    void force(boolean now) {
        forcing = now;
    }

    /** Looks at the queue of the first lock, again and again. */
    void lookOn() {
        String lock = locks.get(0);
        while (!stopped.getAsBoolean()) {
            long invoked = System.nanoTime();
            try {
                List<WaiterInfo> waiters =
                        grid.lock(lock).inspect().map(LockInfo::waiters).orElse(List.of());
                for (int i = 0; i < waiters.size(); i++) {
                    reporter.say(waiters.get(i).owner(), Event.Kind.QUEUED, lock, invoked, Event.Outcome.OK, 0, i);
                }
                pass(100);
            } catch (GridUnavailableException e) {
                pass(100);
            }
        }
    }

    /** Takes holds away while that is asked for. */
    void operate() {
        while (!stopped.getAsBoolean()) {
            pass(20);
            if (forcing) {
                try {
                    List<LockInfo> held = grid.admin().locks(HELD).locks().stream()
                            .filter(lock -> locks.contains(lock.name()))
                            .toList();
                    if (!held.isEmpty()) {
                        force(held.get(ThreadLocalRandom.current().nextInt(held.size())));
                    }
                } catch (GridUnavailableException e) {
                    pass(100);
                }
            }
        }
    }

    private void force(LockInfo held) {
        long invoked = System.nanoTime();
        Event.Outcome outcome;
        try {
            boolean released = grid.admin()
                    .forceRelease(held.name(), held.fence(), Agent.OPERATOR, "to see what happens")
                    .released();
            outcome = released ? Event.Outcome.OK : Event.Outcome.EMPTY;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        reporter.say(name, Event.Kind.FORCE, held.name(), invoked, outcome, held.fence(), 0);
    }

    private static void pass(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }
}
