package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.ThreadLock;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.local.LocalGrid;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are as long as a caller can say them: nothing may be over at once because a number ran over. */
class LongTimesTest {
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(longs = {1_000, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1_000_000_000, -Long.MAX_VALUE / 2})
    void aStockCallThatMayWaitForeverWaits(long nanoTime) {
        Replica replica = new Replica(Clock.at(() -> nanoTime), 0);
        replica.apply(new Entry(System.currentTimeMillis(), 7, 1_000, List.of(), List.of()));
        replica.apply(acquire(1, 0));

        StockResult waits = replica.apply(acquire(2, TimeUnit.NANOSECONDS.toMillis(Long.MAX_VALUE)));
        replica.apply(acquire(3, Long.MAX_VALUE));

        assertThat(waits.answer()).isInstanceOf(StockResult.Answer.Waits.class);
        assertThat(replica.elapsed()).noneMatch(TimeCommand.WaitElapsed.class::isInstance);
        replica.restore(replica::fork, 1, Runnable::run, () -> {});
        replica.settle();
        assertThat(replica.elapsed()).noneMatch(TimeCommand.WaitElapsed.class::isInstance);
    }

    private static StockCommand acquire(long thread, long waitMillis) {
        Home home = new Home(SessionKind.STOCK, "app", "host:1", new UUID(0, 0));
        StockCommand.Call call = new StockCommand.Call(new UUID(0, 1), thread, 0, thread);
        return new StockCommand.Acquire(
                call,
                "h",
                home,
                "x",
                new SessionTerms(1000, 1000, 1000),
                0,
                waitMillis,
                new LockTerms(Demand.MUTEX, 0, 0, 1000),
                "thread");
    }

    @Test
    void aTryThatMayWaitForeverWaits() throws Exception {
        try (LockGrid grid = LocalGrid.open(GridNodeConfig.defaults(), Surroundings.JVM)) {
            GridLock lock = grid.lock("x");
            Hold first = lock.acquire();
            ThreadLock threads = lock.asLock();
            CompletableFuture<Boolean> thread = async(() -> {
                boolean granted = threads.tryLock(Long.MAX_VALUE, TimeUnit.DAYS);
                threads.unlock();
                return granted;
            });
            CompletableFuture<Boolean> handle = async(() -> {
                lock.tryAcquire(LONGEST).orElseThrow().release();
                return true;
            });
            await().until(() -> lock.inspect().orElseThrow().waiterCount() == 2);
            first.release();

            assertThat(thread.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(handle.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void locksThatAreOlderThanTimeAreNone() throws Exception {
        try (LockGrid grid = LocalGrid.open(GridNodeConfig.defaults(), Surroundings.JVM)) {
            grid.lock("x").acquire();

            assertThat(grid.admin()
                            .locks(LockQuery.all().withOlderThan(LONGEST))
                            .total())
                    .isZero();
        }
    }

    private interface Waiting {
        boolean get() throws InterruptedException;
    }

    private static CompletableFuture<Boolean> async(Waiting waiting) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return waiting.get();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }
}
