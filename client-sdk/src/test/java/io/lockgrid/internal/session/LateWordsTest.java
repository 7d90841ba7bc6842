package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said between a holder's side and the grid, late, twice, in another order or never. */
class LateWordsTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final World.Node bob = world.node("bob");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aWaiterGetsTheLockAfterItsHolderReleasedIt() throws Exception {
        Hold first = ann.grid().lock("x").acquire();
        CompletableFuture<Hold> second = world.call(() -> bob.grid().lock("x").acquire());
        assertThat(world.grid.waiters("x")).isEqualTo(1);

        first.release();
        world.time.settle();

        assertThat(second.get().isHeld()).isTrue();
        assertThat(second.get().fence()).isGreaterThan(first.fence());
        assertThat(world.grid.holder("x").fence()).isEqualTo(second.get().fence());
    }

    @Test
    void aTimedTryEndsAfterItsTime() throws Exception {
        ann.grid().lock("x").acquire();
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> bob.grid().lock("x").tryAcquire(Duration.ofMillis(600)));

        world.pass(599);
        assertThat(attempt).isNotDone();
        world.pass(2);
        assertThat(attempt.get()).isEmpty();
        assertThat(world.grid.waiters("x")).isZero();
    }

    @Test
    void aTimedTryEndsWithinItsGraceWhereNobodyAnswersAndLeavesNothing() throws Exception {
        ann.grid().lock("y").acquire(); // has its session
        ann.way().answers().hold();
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> ann.grid().lock("x").tryAcquire(Duration.ofMillis(600)));

        world.pass(1_399);
        assertThat(attempt).isNotDone();
        world.pass(2);
        assertThat(attempt).isCompletedExceptionally();
        assertThat(world.grid.holder("x")).isNotNull();

        ann.way().heal();
        world.pass(1_000);
        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void aRequestThatComesTwiceHasTheEffectOfOne() throws Exception {
        ThreadLock lock = ann.grid().lock("x").asLock();
        lock.lock();
        ann.way().requests().hold();
        CompletableFuture<Boolean> inner =
                world.call(() -> ann.grid().lock("y").tryAcquire().isPresent());
        ann.way().requests().repeat(0);
        ann.way().requests().repeat(0);
        ann.way().requests().letGo();
        world.time.settle();

        assertThat(inner.get()).isTrue();
        assertThat(world.grid.holder("y").fence())
                .isEqualTo(world.grid.holder("x").fence() + 1);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgain() {
        ann.way().answers().lose(ScriptedTransport.answering(Request.Acquire.class));
        CompletableFuture<Hold> attempt = world.call(() -> ann.grid().lock("x").acquire());
        world.pass(900);
        assertThat(attempt).isNotDone();

        ann.way().heal();
        world.pass(400);

        assertThat(attempt).isCompletedWithValueMatching(Hold::isHeld);
    }

    @Test
    void aGrantWhoseNoticeIsLostComesWithAKeepAlive() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        CompletableFuture<Hold> attempt = world.call(() -> ann.grid().lock("x").acquire());
        ann.way().notices().lose(any -> true);
        first.release();
        world.time.settle();
        assertThat(attempt).isNotDone();

        world.pass(1_200);

        assertThat(attempt).isCompletedWithValueMatching(Hold::isHeld);
    }

    @Test
    void aNoticeThatOvertookAnotherBringsTheOtherToo() throws Exception {
        Hold x = bob.grid().lock("x").acquire();
        Hold y = bob.grid().lock("y").acquire();
        CompletableFuture<Hold> first = world.call(() -> ann.grid().lock("x").acquire());
        CompletableFuture<Hold> second = world.call(() -> ann.grid().lock("y").acquire());
        ann.way().notices().hold();
        x.release();
        y.release();

        ann.way().notices().deliver(1);
        world.time.settle();

        assertThat(second).isCompletedWithValueMatching(Hold::isHeld);
        assertThat(first).isCompletedWithValueMatching(Hold::isHeld);
        ann.way().heal();
        world.pass(100);
        assertThat(first.get().isHeld()).isTrue();
    }

    @Test
    void aHolderThatIsNotHeardPresumesItsLossBeforeTheGridEndsItsSession() throws Exception {
        Hold hold = ann.grid().lock("x").acquire();
        CompletableFuture<Hold> next = world.call(() -> bob.grid().lock("x").acquire());
        ann.way().silence();

        world.pass(5_800);
        assertThat(hold.isHeld()).isTrue();
        world.pass(100);
        assertThat(hold.isHeld()).isFalse();
        assertThat(next).isNotDone();
        world.pass(200);
        assertThat(next).isCompletedWithValueMatching(Hold::isHeld);

        ann.way().heal();
        assertThatThrownBy(hold::release).isInstanceOf(LockLostException.class);
        assertThat(hold.lost().toCompletableFuture())
                .isCompletedWithValueMatching(loss -> loss.reason() == LockLoss.Reason.SESSION_EXPIRED);
    }

    @Test
    void whoHasLostItsSessionGetsLocksInAnother() throws Exception {
        ann.grid().lock("x").acquire();
        ann.way().silence();
        world.pass(7_000);
        assertThat(world.grid.sessions()).isZero();
        ann.way().heal();

        assertThat(ann.grid().lock("x").acquire().isHeld()).isTrue();
    }

    @Test
    void aReleaseWithoutAnAnswerFreesTheLockAsSoonAsItGetsThrough() throws Exception {
        Hold hold = ann.grid().lock("x").acquire();
        ann.way().requests().lose(any -> true);

        assertThatThrownBy(hold::release).isInstanceOf(GridUnavailableException.class);

        assertThat(hold.isHeld()).isFalse();
        assertThat(world.grid.holder("x")).isNotNull();
        ann.way().heal();
        world.pass(1_200);
        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void anInterruptedWaiterLeavesTheQueue() throws Exception {
        ThreadLock held = ann.grid().lock("x").asLock();
        held.lock();
        CompletableFuture<Boolean> waiter =
                world.call(() -> bob.grid().lock("x").asLock().tryLock(1, TimeUnit.MINUTES));
        assertThat(world.grid.waiters("x")).isEqualTo(1);

        waiter.cancel(true);
        world.time.settle();

        assertThat(world.grid.waiters("x")).isZero();
    }
}
