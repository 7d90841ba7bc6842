package io.lockgrid.console.cli.demo;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Workers that compete for a few locks, one of which is held for minutes while others wait. Each has a thread of its
 * own; {@link #close()} ends them all. Thread-safe.
 */
final class Workload implements AutoCloseable {

    private static final int WORKERS = 6;
    private static final List<String> ORDERS = List.of("orders/41", "orders/42", "orders/43");
    private static final String NIGHTLY = "reports/nightly";
    private static final int SHORTEST_MILLIS = 400;
    private static final int LONGEST_MILLIS = 3_000;
    private static final int LONG_HOLD_MILLIS = 180_000;
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final int PAUSE_AFTER_DEADLOCK_MILLIS = 20_000;

    private final LockGrid grid;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LongAdder acquired = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();

    private Workload(LockGrid grid) {
        this.grid = grid;
    }

    static Workload start(LockGrid grid) {
        Workload workload = new Workload(grid);
        for (int i = 1; i <= WORKERS; i++) {
            Random random = new Random(i);
            workload.begin("worker-" + i, () -> workload.holdOrder(random));
        }
        workload.begin("reporter", workload::holdReport);
        workload.begin("mailer", workload::holdReport);
        workload.begin("archiver", workload::holdReport);
        CyclicBarrier both = new CyclicBarrier(2);
        workload.begin("transfer-1", () -> workload.transfer(both, "accounts/alice", "accounts/bob"));
        workload.begin("transfer-2", () -> workload.transfer(both, "accounts/bob", "accounts/alice"));
        return workload;
    }

    /** How many times a lock was acquired so far. */
    long acquired() {
        return acquired.sum();
    }

    private void begin(String name, Turn turn) {
        Thread thread = new Thread(() -> repeat(turn), name);
        threads.add(thread);
        thread.start();
    }

    private void repeat(Turn turn) {
        try {
            do {
                try {
                    turn.take();
                } catch (GridClosedException e) {
                    return;
                } catch (LockGridException e) {
                    // an outage: the screen shows the grid's state, and the worker tries again
                    stop.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
                }
            } while (stop.getCount() > 0);
        } catch (InterruptedException e) {
            // asked to end by close()
        }
    }

    private void holdOrder(Random random) throws InterruptedException {
        String order = ORDERS.get(random.nextInt(ORDERS.size()));
        hold(
                grid.lock(order).withReason("ship " + order),
                SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
    }

    private void holdReport() throws InterruptedException {
        try (Hold hold = grid.lock(NIGHTLY)
                .withReason("nightly report, takes minutes; lets go when asked")
                .acquire()) {
            acquired.increment();
            CountDownLatch asked = new CountDownLatch(1);
            hold.onReleaseRequested(request -> asked.countDown());
            asked.await(LONG_HOLD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Two that lock the same accounts the other way round: a deadlock, until an operator frees one of the locks. */
    private void transfer(CyclicBarrier both, String from, String to) throws InterruptedException {
        String reason = "transfer from " + from + " to " + to;
        try (Hold first = grid.lock(from).withReason(reason).acquire()) {
            meet(both);
            hold(grid.lock(to).withReason(reason), SHORTEST_MILLIS);
        } catch (LockLostException freed) {
            // by the operator whom this is for
        }
        meet(both);
        stop.await(PAUSE_AFTER_DEADLOCK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void meet(CyclicBarrier both) throws InterruptedException {
        try {
            both.await();
        } catch (BrokenBarrierException e) {
            throw new InterruptedException("the other one has ended");
        }
    }

    private void hold(GridLock lock, long millis) throws InterruptedException {
        try (Hold hold = lock.acquire()) {
            acquired.increment();
            stop.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the workers; it does not wait for more than what they do at the moment. */
    @Override
    public void close() {
        stop.countDown();
        threads.forEach(Thread::interrupt);
    }

    private interface Turn {
        void take() throws InterruptedException;
    }
}
