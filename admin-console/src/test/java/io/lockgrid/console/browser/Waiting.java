package io.lockgrid.console.browser;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Holders and waiters for tests. */
final class Waiting {
    private Waiting() {}

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    static Hold hold(LockGrid grid, String lock, String reason) {
        return get(grid.lock(lock).withReason(reason).acquireAsync());
    }

    /** Two threads that lock the same two the other way round; they end when their grid is closed. */
    static void deadlock(LockGrid grid, String one, String other) {
        CyclicBarrier both = new CyclicBarrier(3);
        begin(grid, "transfer-1", one, other, both);
        begin(grid, "transfer-2", other, one, both);
        meet(both);
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void begin(LockGrid grid, String name, String first, String second, CyclicBarrier both) {
        Thread thread = new Thread(
                () -> {
                    try (Hold hold = grid.lock(first).withReason("transfer").acquire()) {
                        meet(both);
                        grid.lock(second).withReason("transfer").acquire();
                        hold.isHeld();
                    } catch (Exception closed) {
                        // the test is over
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
