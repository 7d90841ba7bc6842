package io.lockgrid.console.grid;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks the grid for pictures on a thread of its own, so that whoever wants one can give up. For one caller at a time.
 */
final class Looks implements AutoCloseable {
    private static final int TOP = 10;
    private static final LockQuery OLDEST = LockQuery.all()
            .withStates(LockState.HELD)
            .withSort(LockSort.AGE)
            .withDescending(true)
            .withLimit(TOP);
    private static final LockQuery BUSIEST =
            LockQuery.all().withSort(LockSort.WAITERS).withDescending(true).withLimit(TOP);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> daemon(task, "console-look"));
    private final ExecutorService beside = Executors.newSingleThreadExecutor(task -> daemon(task, "console-waits"));
    private final Waits waits = new Waits(beside);
    private volatile long heardNanos;

    static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        return made;
    }

    /** Begins to look; to be cancelled by whoever does not want to wait any longer. */
    Future<Picture> begin(LockGrid grid) {
        heardNanos = System.nanoTime();
        return thread.submit(() -> picture(grid));
    }

    /** For how long the question that is under way has not been answered. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    private Picture picture(LockGrid grid) throws Exception {
        LockAdmin admin = grid.admin();
        GroupsInfo groups = heard(admin::groups);
        LockPage oldest = heard(() -> admin.locks(OLDEST));
        LockPage busiest = heard(() -> admin.locks(BUSIEST));
        boolean somebodyWaits = busiest.locks().stream().anyMatch(lock -> lock.waiterCount() > 0);
        var graph = heard(() -> waits.graph(admin, somebodyWaits));
        var statistics = List.copyOf(heard(admin::statistics));
        return new Picture(Instant.now(), groups, oldest, busiest, graph, statistics);
    }

    private <T> T heard(Callable<T> question) throws Exception {
        T answer = question.call();
        heardNanos = System.nanoTime();
        return answer;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        beside.shutdownNow();
    }
}
