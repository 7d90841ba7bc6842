package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that come after what overtook them, and notices that never come: the holder must not believe too much. */
@Tag("thorough")
class LateAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScriptedTransport.Hub hub = new ScriptedTransport.Hub();
    private final ScriptedTransport way = hub.connect();
    private final LockGrid grid = way.open();
    private final LockGrid operator = hub.connect().open();

    @AfterEach
    void close() {
        way.letGo();
        way.silent(false);
        grid.close();
        operator.close();
        hub.close();
    }

    private LockInfo seen(String name) {
        return operator.lock(name).inspect().orElseThrow();
    }

    private void awaitHeld(String name) {
        await().atMost(SOON).until(() -> operator.lock(name).inspect().isPresent());
    }

    @Test
    void aLossThatIsToldBeforeTheGrantIsNotForgotten() throws Exception {
        grid.lock("warm").acquire().release();
        way.holdBack(Request.Acquire.class);
        CompletableFuture<Hold> attempt = grid.lock("x").acquireAsync();
        awaitHeld("x");
        long taken = seen("x").fence();
        operator.admin().forceRelease("x", taken, "ann", "stuck");
        Hold other = operator.lock("x").acquire();

        way.letGo();

        assertThat(other.isHeld()).isTrue();
        await().atMost(SOON).until(() -> seen("x").waiterCount() == 1);
        assertThat(attempt).isNotDone();
        other.release();
        Hold hold = attempt.get(10, TimeUnit.SECONDS);
        assertThat(hold.fence()).isGreaterThan(other.fence()).isGreaterThan(taken);
        hold.release();
    }

    @Test
    void aLostGrantIsFetchedEvenWhileOtherCallsGoOn() throws Exception {
        Hold first = operator.lock("x").acquire();
        CompletableFuture<Hold> attempt = grid.lock("x").acquireAsync();
        await().atMost(SOON).until(() -> seen("x").waiterCount() == 1);
        way.drop(notice -> true);
        first.release();
        await().atMost(SOON).until(() -> {
            grid.lock("other").acquire().release();
            return attempt.isDone();
        });
        assertThat(attempt.get().isHeld()).isTrue();
        attempt.get().release();
    }

    @Test
    void anUnlockWithoutAnAnswerLeavesThisSideWithNoMoreThanTheGrid() throws Exception {
        ThreadLock lock = grid.lock("x").asLock();
        lock.lock();
        lock.lock();
        way.silent(true);
        assertThatThrownBy(lock::unlock).isInstanceOf(GridUnavailableException.class);
        way.silent(false);
        await().atMost(SOON).until(() -> seen("x").depth() == 1);
        assertThat(lock.depth()).isEqualTo(1);

        lock.unlock();

        assertThat(lock.isHeldByCurrentThread()).isFalse();
        assertThat(operator.lock("x").inspect()).isEmpty();
        lock.lock();
        assertThat(seen("x").fence()).isEqualTo(lock.fence());
        lock.unlock();
    }

    @Test
    void anInnerLockDoesNotPassForAnOuterOneThatWasTakenAway() {
        ThreadLock lock = grid.lock("x").asLock();
        lock.lock();
        way.drop(notice -> true);
        operator.admin().forceRelease("x", lock.fence(), "ann", "stuck");

        assertThatThrownBy(lock::lock).isInstanceOf(LockLostException.class);

        assertThat(lock.isHeldByCurrentThread()).isFalse();
        await().atMost(SOON).until(() -> operator.lock("x").inspect().isEmpty());
    }

    @Test
    void anInterruptedReEntryIsUndoneHoweverLateItsAnswer() throws Exception {
        ThreadLock lock = grid.lock("x").asLock();
        lock.lock();
        way.holdBack(Request.Reenter.class);
        Thread owner = Thread.currentThread();
        CompletableFuture<Void> disturber = CompletableFuture.runAsync(() -> {
            await().atMost(SOON).until(() -> seen("x").depth() == 2);
            owner.interrupt();
        });
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
        disturber.get(30, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> seen("x").depth() == 1);
        way.letGo();
        assertThat(lock.depth()).isEqualTo(1);
        lock.unlock();
        assertThat(operator.lock("x").inspect()).isEmpty();
    }

    @Test
    void aRenewalWithoutAnAnswerShortensWhatThisSideBelieves() throws Exception {
        Hold hold = grid.lock("x").acquire();
        way.holdBack(Request.class);
        way.drop(notice -> true);
        assertThatThrownBy(() -> hold.renew(Duration.ofSeconds(1))).isInstanceOf(GridUnavailableException.class);
        Hold other = operator.lock("x").acquire();
        assertThat(hold.isHeld()).isFalse();
        other.release();
    }

    @Test
    void aRenewalThatComesAfterTheEndLeavesNoHoldBehind() throws Exception {
        Hold hold = grid.lock("x").withMaxHold(Duration.ofSeconds(1)).acquire();
        way.holdBack(Request.Renew.class);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
            await().atMost(SOON).until(() -> !hold.isHeld());
            way.letGo();
        });
        assertThatThrownBy(() -> hold.renew(Duration.ofMinutes(10))).isInstanceOf(LockLostException.class);
        late.get(30, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> operator.lock("x").inspect().isEmpty());
    }

    @Test
    void aMaxHoldThatIsOverBeforeTheGrantIsHereIsRefusedInTheEnd() {
        ScriptedTransport slow = hub.connect();
        try (LockGrid distant = slow.open()) {
            slow.holdBack(Request.Acquire.class);
            CompletableFuture<Hold> attempt =
                    distant.lock("x").withMaxHold(Duration.ofMillis(1)).acquireAsync();
            await().atMost(SOON).until(() -> {
                slow.deliver();
                return attempt.isCompletedExceptionally();
            });
            assertThatThrownBy(attempt::join).hasMessageContaining("longer max hold");
            slow.letGo();
        }
    }
}
