package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridClosedException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.local.LocalGrid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom, and which locks are waited for, as operators are told. */
class WhoWaitsTest {
    private final LockGrid grid = LocalGrid.open(
            GridNodeConfig.defaults()
                    .withDrain(Duration.ZERO)
                    .withLocks(List.of(new LockRule("delayed", null, Duration.ofHours(1), null))),
            Surroundings.JVM);

    @AfterEach
    void close() {
        grid.close();
    }

    private void awaitWaits(int count) {
        await().until(() -> grid.admin().waitGraph().waits().size() == count);
    }

    @Test
    void whatBeganOnOneThreadAndBelongsToNoneIsNoDeadlock() {
        Hold first = grid.lock("a").acquireAsync().join();
        Hold second = grid.lock("b").acquireAsync().join();
        CompletableFuture<Hold> wantsB = grid.lock("b").acquireAsync(); // who has a, or who has b, or somebody else
        CompletableFuture<Hold> wantsA = grid.lock("a").acquireAsync();
        awaitWaits(2);

        WaitGraph graph = grid.admin().waitGraph();

        assertThat(graph.cycles()).isEmpty();
        assertThat(graph.waits())
                .flatExtracting(wait -> List.of(wait.waiter(), wait.holder()))
                .doesNotHaveDuplicates();
        second.release();
        first.release();
        wantsB.join().release();
        wantsA.join().release();
        assertThat(grid.admin().waitGraph().waits()).isEmpty();
    }

    @Test
    void threadsOfOneNameAreParties() throws Exception {
        Hold held = grid.lock("a").acquire();
        CountDownLatch has = new CountDownLatch(1);
        Thread holder = thread("worker", () -> {
            grid.lock("b").acquire();
            has.countDown();
            grid.lock("a").acquire();
        });
        assertThat(has.await(10, TimeUnit.SECONDS)).isTrue();
        awaitWaits(1);
        Thread waiter = thread("worker", () -> grid.lock("b").acquire());
        awaitWaits(2);

        WaitGraph graph = grid.admin().waitGraph();

        assertThat(graph.cycles()).isEmpty();
        assertThat(graph.waits())
                .extracting(wait -> wait.lock() + ": " + wait.waiter().owner())
                .containsExactlyInAnyOrder(
                        "a: worker (thread " + holder.getId() + ")", "b: worker (thread " + waiter.getId() + ")");
        held.release();
    }

    @Test
    void threadsOfOneNameThatWaitForEachOtherAreADeadlock() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Map<String, String> wants = Map.of("a", "b", "b", "a");
        wants.forEach((has, wanted) -> thread("worker", () -> {
            grid.lock(has).acquire();
            both.countDown();
            both.await();
            grid.lock(wanted).acquire();
        }));
        awaitWaits(2);

        assertThat(grid.admin().waitGraph().cycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.waits()).hasSize(2));
    }

    @Test
    void aThreadThatWaitsForItselfIsADeadlockByItsNameAlone() {
        Thread alone = thread("alone", () -> {
            grid.lock("a").acquire();
            grid.lock("a").acquire();
        });
        awaitWaits(1);

        assertThat(grid.admin().waitGraph().cycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.inWords())
                        .startsWith("alone of local waits for \"a\"")
                        .endsWith("held by alone of local"));
        alone.interrupt();
    }

    @Test
    void locksThatAreWaitedForAreFoundWhateverTheyAre() throws Exception {
        grid.lock("held").acquire();
        Hold both = grid.lock("both").acquire();
        CompletableFuture<Hold> waits = grid.lock("both").acquireAsync();
        awaitWaits(1);

        assertThat(found(LockState.WAITED_FOR)).containsExactly("both");
        assertThat(found(LockState.HELD)).containsExactly("both", "held");
        assertThat(found(LockState.WAITED_FOR, LockState.DELAYED)).containsExactly("both");
        assertThat(found(LockState.DELAYED)).isEmpty();
        assertThat(grid.admin().lock("both").orElseThrow().state()).isEqualTo(LockState.HELD);
        both.release();
        waits.get(10, TimeUnit.SECONDS).release();
    }

    @Test
    void aLockInDelayIsWaitedForToo() throws Exception {
        Hold hold = grid.lock("delayed").acquire();
        grid.admin().forceRelease("delayed", hold.fence(), "eve", "stuck");
        CompletableFuture<Hold> waits = grid.lock("delayed").acquireAsync();
        await().until(() -> grid.admin().lock("delayed").orElseThrow().waiterCount() == 1);

        assertThat(found(LockState.WAITED_FOR)).containsExactly("delayed");
        assertThat(found(LockState.DELAYED)).containsExactly("delayed");
        assertThat(found(LockState.HELD)).isEmpty();
        waits.cancel(true);
    }

    private List<String> found(LockState... states) {
        return grid.admin().locks(LockQuery.all().withStates(states)).locks().stream()
                .map(LockInfo::name)
                .toList();
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Ends with the grid. */
    private static Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (GridClosedException | InterruptedException over) {
                        Thread.currentThread().interrupt();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                name);
        thread.start();
        return thread;
    }
}
