package io.lockgrid.console.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LimitExceededException;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitsTest {
    private static final WaitGraph ONE =
            WaitGraph.of(List.of(new Wait(new Party("s", "app", "waiter"), "lock", new Party("s", "app", "holder"))));

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Waits waits = new Waits(thread);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final LockAdmin grid = (LockAdmin) Proxy.newProxyInstance(
            LockAdmin.class.getClassLoader(), new Class<?>[] {LockAdmin.class}, (proxy, method, arguments) -> {
                asked.incrementAndGet();
                answer.await();
                return ONE;
            });

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void whereNobodyWaitsNothingIsAsked() throws InterruptedException {
        assertThat(waits.graph(grid, false).waits()).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aSmallGraphIsOfThisLookAndGoesWhenNobodyWaitsAnyMore() throws InterruptedException {
        answer.countDown();
        Waits small = new Waits(Runnable::run);

        assertThat(small.graph(grid, true)).isEqualTo(ONE);
        assertThat(small.graph(grid, false).waits()).isEmpty();
    }

    @Test
    void aDearGraphHoldsNoLookUpAndIsAskedOnceUntilItIsThere() throws InterruptedException {
        assertThat(waits.graph(grid, true).waits()).isEmpty();
        assertThat(waits.graph(grid, true).waits()).isEmpty();
        assertThat(asked).hasValue(1);

        answer.countDown();

        await().until(() -> waits.graph(grid, true).equals(ONE));
        assertThat(waits.graph(grid, true)).isEqualTo(ONE);
        assertThat(asked).as("not asked again so soon").hasValue(1);
    }

    @Test
    void aGraphThatTheGridRefusesAsTooLongLeavesTheLastAndIsAskedForAgain() throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger();
        LockAdmin refusing = (LockAdmin) Proxy.newProxyInstance(
                LockAdmin.class.getClassLoader(), new Class<?>[] {LockAdmin.class}, (proxy, method, arguments) -> {
                    refusals.incrementAndGet();
                    throw new LimitExceededException("answer-rows", 5, "The graph of who waits for whom");
                });
        Waits small = new Waits(Runnable::run);
        answer.countDown();
        await().until(() -> small.graph(grid, true).equals(ONE));

        await().until(() -> small.graph(refusing, true).equals(ONE) && refusals.get() > 2);
        await().until(() -> small.graph(grid, true).equals(ONE) && asked.get() > 1);
    }
}
