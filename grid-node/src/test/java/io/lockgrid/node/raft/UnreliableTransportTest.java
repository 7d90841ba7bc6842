package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.local.LocalGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The holder's side when messages are lost, repeated and reordered. */
class UnreliableTransportTest {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(3);

    private final UnreliableTransport transport =
            new UnreliableTransport(new LocalGrid(GridNodeConfig.defaults(), Surroundings.JVM), 20_261_121);
    private final LockGrid grid = new GridRuntime(
            new RuntimeSettings(List.of("default"), TIME_TO_LIVE, Duration.ofMillis(200), Duration.ofSeconds(2), 256),
            transport,
            Surroundings.JVM,
            RemoteAdmin::new);

    /** The highest fence that was seen inside each lock. */
    private final Map<String, AtomicLong> inside = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        grid.close();
    }

    @Test
    @Tag("thorough")
    void manyCallersExcludeEachOtherAndLeaveNothingBehind() throws Exception {
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int seed = i;
            callers.add(CompletableFuture.supplyAsync(
                    () -> use(new Random(seed)), task -> new Thread(task, "caller").start()));
        }
        int holds = 0;
        for (CompletableFuture<Integer> caller : callers) {
            holds += caller.get(120, TimeUnit.SECONDS);
        }
        assertThat(holds).as("306 wait as long as it takes").isGreaterThan(150);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> grid.admin().locks(LockQuery.all()).total() == 0);
    }

    private int use(Random random) {
        int holds = 0;
        for (int i = 0; i < 150; i++) {
            String name = "lock-" + random.nextInt(3);
            try {
                Optional<Hold> hold = attempt(name, random);
                if (hold.isPresent()) {
                    holds++;
                    work(name, hold.get());
                }
            } catch (GridUnavailableException | LockLostException expected) {
                // a run of losses was longer than the call time-out: allowed, and nothing may remain of it
                assertThat(expected).hasMessageContaining("lock");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return holds;
    }

    private Optional<Hold> attempt(String name, Random random) throws InterruptedException {
        switch (random.nextInt(4)) {
            case 0:
                return grid.lock(name).tryAcquire();
            case 1:
                return grid.lock(name).tryAcquire(Duration.ofMillis(random.nextInt(30)));
            case 2:
                CompletableFuture<Hold> waiting = grid.lock(name).acquireAsync();
                waiting.orTimeout(random.nextInt(20) + 1L, TimeUnit.MILLISECONDS);
                return waiting.handle((hold, failure) -> Optional.ofNullable(hold))
                        .join();
            default:
                return Optional.of(grid.lock(name).acquire());
        }
    }

    private void work(String name, Hold hold) {
        AtomicLong highest = inside.computeIfAbsent(name, key -> new AtomicLong());
        long before = highest.get();
        assertThat(hold.fence()).isGreaterThan(before);
        assertThat(highest.compareAndSet(before, hold.fence()))
                .as("nobody else was inside " + name)
                .isTrue();
        hold.release();
    }

    @Test
    void aHoldIsPresumedLostBeforeTheGridGivesItAwayAndStaysLost() throws Exception {
        Hold hold = grid.lock("a").acquire();
        transport.cut(true);

        LockLoss loss = hold.lost().toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertThat(loss.reason()).isEqualTo(LockLoss.Reason.SESSION_EXPIRED);
        assertThat(hold.isHeld()).isFalse();
        assertThat(grid.admin().lock("a").map(lock -> lock.fence()).orElse(hold.fence()))
                .as("the grid had not given it to another before")
                .isEqualTo(hold.fence());
        transport.cut(false);
        Hold next = grid.lock("a").acquire();
        assertThat(next.fence()).isGreaterThan(hold.fence());
        assertThat(hold.isHeld()).isFalse();
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
        assertThat(next.isHeld()).isTrue();
        next.release();
    }

    @Test
    void whatFailsInAnOutageIsUndoneWhenTheGridAnswersAgain() throws Exception {
        grid.lock("b").acquire().release();
        transport.cut(true);
        assertThatThrownBy(() -> grid.lock("b").acquire()).isInstanceOf(GridUnavailableException.class);
        assertThatThrownBy(() -> grid.lock("b").tryAcquire()).isInstanceOf(GridUnavailableException.class);
        assertThatThrownBy(() -> grid.lock("b").tryAcquire(Duration.ofMillis(100)))
                .isInstanceOf(GridUnavailableException.class);
        transport.cut(false);
        grid.lock("c").acquire().release();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> grid.admin().locks(LockQuery.all()).total() == 0);
    }
}
