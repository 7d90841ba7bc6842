package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a lock goes from an instance that is closed to one that goes on. */
abstract class HandOverAtCloseContract extends CloseContract {

    /** An instance that stays. */
    abstract LockGrid other();

    private CompletableFuture<Hold> waitElsewhere() {
        CompletableFuture<Hold> waiting = other().lock(name).acquireAsync();
        await().atMost(SOON)
                .until(() ->
                        other().admin().lock(name).map(LockInfo::waiterCount).orElse(0) == 1);
        return waiting;
    }

    @Test
    void theOldHolderKnowsOfItsLossBeforeAnotherHasTheLock() throws Exception {
        LockGrid grid = open(SHORT);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        CompletableFuture<Boolean> stillHeld = new CompletableFuture<>();
        CompletableFuture<Hold> waiting = waitElsewhere();
        waiting.thenRun(() -> stillHeld.complete(hold.isHeld()));

        grid.close();

        Hold next = waiting.get(10, TimeUnit.SECONDS);
        assertThat(next.fence()).isGreaterThan(hold.fence());
        assertThat(stillHeld.get(10, TimeUnit.SECONDS)).isFalse();
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
        next.release();
    }

    @Test
    void aReleaseWhileItDrainsHandsTheLockOverAsEver() throws Exception {
        LockGrid grid = open(LONG);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());
        Hold kept = elsewhere(() -> grid.lock(name + "/kept").acquire());
        CompletableFuture<Hold> waiting = waitElsewhere();
        Future<?> closing = closeElsewhere(grid);
        hold.onReleaseRequested(request -> hold.release());

        waiting.get(10, TimeUnit.SECONDS).release();

        assertThat(kept.isHeld()).isTrue();
        assertThat(closing).isNotDone();
        kept.release();
        closing.get(20, TimeUnit.SECONDS);
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void theHistorySaysThatAHoldWasLostBecauseItsSessionWasClosed() throws Exception {
        LockGrid grid = open(Duration.ZERO);
        Hold hold = elsewhere(() -> grid.lock(name).acquire());

        grid.close();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(other().admin().history(name, 10).stream()
                                .filter(event -> event.fence() == hold.fence()))
                        .anySatisfy(event -> {
                            assertThat(event.kind()).isEqualTo(LockEvent.Kind.LOST);
                            assertThat(event.cause()).isEqualTo(LockEvent.Cause.SESSION_CLOSED);
                        }));
    }
}
