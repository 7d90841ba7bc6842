package io.lockgrid.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeHolderTest {
    private final FakeHolder holder = new FakeHolder();
    private final GridLock lock = holder.grid().lock("orders/42");

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void aHoldIsLostForTheReasonThatTheTestGives() throws Exception {
        Hold hold = lock.withMaxHold(Duration.ofMinutes(1)).acquire();

        holder.lose("orders/42", LockLoss.sessionExpired());

        assertThat(hold.isHeld()).isFalse();
        assertThat(hold.remaining()).contains(Duration.ZERO);
        assertThat(hold.lost().toCompletableFuture()).isCompletedWithValue(LockLoss.sessionExpired());
        assertThatThrownBy(() -> hold.renew(Duration.ofSeconds(1))).isInstanceOf(LockLostException.class);
        assertThatThrownBy(hold::release)
                .isInstanceOfSatisfying(
                        LockLostException.class,
                        failure -> assertThat(failure.loss()).isEqualTo(LockLoss.sessionExpired()));
        hold.release(); // has been said
        try (Hold next = lock.tryAcquire().orElseThrow()) {
            assertThat(next.fence()).isGreaterThan(hold.fence());
        }
    }

    @Test
    void theThreadThatWantedToIsInterrupted() throws Exception {
        try (Hold hold = lock.withInterruptOnLoss().acquire()) {
            assertThat(hold.isHeld()).isTrue();
            holder.lose("orders/42", LockLoss.gridRestarted());
        } catch (LockLostException expected) {
            assertThat(Thread.interrupted()).isTrue();
            return;
        }
        throw new AssertionError("a release of what was taken away says so");
    }

    @Test
    void whatNobodyHoldsCannotBeLost() throws Exception {
        Hold hold = lock.tryAcquire(Duration.ofSeconds(1)).orElseThrow();
        hold.release();

        assertThatThrownBy(() -> holder.lose("orders/42", LockLoss.sessionExpired()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody holds lock 'orders/42'");
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
    }

    @Test
    void aHoldThatNobodyWaitsForCanBeLostAndAnAttemptIsCancelled() throws Exception {
        Hold hold = lock.acquireAsync().get(1, TimeUnit.MINUTES);
        CompletableFuture<Hold> waits = lock.acquireAsync();
        waits.cancel(false);

        holder.lose("orders/42", LockLoss.maxHoldEnded());

        assertThatThrownBy(() -> hold.releaseAsync().toCompletableFuture().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LockLostException.class);
        lock.acquire().close();
    }

    @Test
    void allElseIsAsInAGridInOneProcess() throws Exception {
        try (Hold hold = lock.withReason("a test").acquire()) {
            assertThat(lock.inspect().orElseThrow().holder().reason()).isEqualTo("a test");
            assertThat(holder.grid().admin().lock("orders/42")).isPresent();
            assertThat(holder.grid().isReady()).isTrue();
            holder.grid().admin().forceRelease("orders/42", hold.fence(), "ann", "stuck");
            assertThat(hold.lost()
                            .toCompletableFuture()
                            .get(1, TimeUnit.MINUTES)
                            .reason())
                    .isEqualTo(LockLoss.Reason.FORCED);
        } catch (LockLostException forced) {
            assertThat(forced.loss().actor()).isEqualTo("ann");
        }
    }
}
