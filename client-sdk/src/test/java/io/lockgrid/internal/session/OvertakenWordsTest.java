package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.ThreadLock;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was overtaken comes in the end, and must not change what its caller has by then. */
class OvertakenWordsTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final World.Node bob = world.node("bob");

    @BeforeEach
    void openSessions() throws Exception {
        ann.grid().lock("warm").acquire().release();
        bob.grid().lock("warm").acquire().release();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void assertHolds(Hold hold, String name) {
        assertThat(hold.isHeld()).isTrue();
        assertThat(world.grid.holder(name)).isNotNull();
        assertThat(world.grid.holder(name).fence()).isEqualTo(hold.fence());
    }

    @Test
    void aHoldThatCameBeforeTheWordThatItWaitsIsNotGivenBack() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Acquire.class));
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> ann.grid().lock("x").tryAcquire(Duration.ofMillis(600)));
        ann.way().notices().hold();
        world.pass(500);
        first.release(); // to the one that waits
        world.pass(200); // its caller's own time is over, its grace is not
        ann.way().notices().letGo();
        world.time.settle();
        assertThat(attempt).isCompleted();
        Hold hold = attempt.get().orElseThrow();

        ann.way().answers().letGo(); // that it waits
        world.pass(100);

        assertHolds(hold, "x");
        hold.release();
        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void aGrantWithAKeepAliveIsNotUndoneByTheAnswerBeforeIt() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Acquire.class));
        ann.way().notices().lose(any -> true);
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> ann.grid().lock("x").tryAcquire(Duration.ofMillis(1_100)));
        world.pass(1_050);
        first.release();
        world.pass(800); // a heartbeat brings the grant
        assertThat(attempt).isCompleted();
        Hold hold = attempt.get().orElseThrow();

        ann.way().heal();
        world.pass(100);

        assertHolds(hold, "x");
    }

    @Test
    void theEndOfAWaitThatComesBeforeTheWordThatItWaitsEndsTheTryOnce() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Acquire.class));
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> ann.grid().lock("x").tryAcquire(Duration.ofMillis(300)));
        world.pass(301);
        assertThat(attempt).isCompleted();
        assertThat(attempt.get()).isEmpty();

        ann.way().answers().letGo();
        first.release();
        world.pass(100);

        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void anAnswerToAnAttemptThatWasGivenUpDoesNotEndTheNextOne() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Acquire.class));
        CompletableFuture<Hold> attempt =
                ann.grid().lock("x").withMaxHold(Duration.ofMillis(50)).acquireAsync();
        ann.way().requests().hold(ScriptedTransport.asking(Request.Renew.class));
        first.release();
        world.pass(200); // the max hold of the grant is over before it could be relied on
        ann.way().requests().letGo();
        world.time.settle();

        ann.way().answers().letGo(); // to the first attempt that it was queued, to the second that it was granted
        world.time.settle();

        assertThat(attempt).isCompleted();
        assertHolds(attempt.get(), "x");
    }

    @Test
    void aTryThatLeftTheQueueIsForgotten() throws Exception {
        bob.grid().lock("x").acquire();
        Lane lane = ann.grid().lane("default");
        for (int i = 0; i < 20; i++) {
            assertThat(ann.grid().lock("x").tryAcquire(Duration.ofMillis(10))).isEmpty();
            CompletableFuture<Hold> attempt = ann.grid().lock("x").acquireAsync();
            world.time.settle();
            attempt.cancel(true);
            world.time.settle();
        }
        world.pass(1_000);

        assertThat(lane.current.get().acquires).isEmpty();
    }

    @Test
    void aReEntryThatOvertakesAReleaseLeavesBothSidesWithOneDepth() {
        ThreadLock lock = ann.grid().lock("x").asLock();
        lock.lock();
        lock.lock();
        ann.way().requests().hold(ScriptedTransport.asking(Request.Release.class));
        assertThatThrownBy(lock::unlock).isInstanceOf(GridUnavailableException.class);
        lock.lock();

        ann.way().requests().letGo();
        world.pass(100);

        assertThat(lock.depth()).isEqualTo(2);
        assertThat(world.grid.holder("x").depth()).isEqualTo(2);
        lock.unlock();
        assertThat(world.grid.holder("x").depth()).isEqualTo(1);
        lock.unlock();
        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void aReEntryThatWasGivenUpIsUndoneHoweverLateItComes() {
        ThreadLock lock = ann.grid().lock("x").asLock();
        lock.lock();
        ann.way().requests().hold(ScriptedTransport.asking(Request.Reenter.class));
        assertThatThrownBy(() -> lock.tryLock(100, TimeUnit.MILLISECONDS)).isInstanceOf(GridUnavailableException.class);

        ann.way().requests().letGo();
        world.pass(100);

        assertThat(lock.depth()).isEqualTo(1);
        assertThat(world.grid.holder("x").depth()).isEqualTo(1);
        lock.unlock();
        assertThat(world.grid.holder("x")).isNull();
    }

    @Test
    void aTryDoesNotEnterTheHoldOfAnEarlierTryThatIsBeingWithdrawn() throws Exception {
        Hold first = bob.grid().lock("x").acquire();
        ThreadLock lock = ann.grid().lock("x").asLock();
        world.pass(150); // past a heartbeat: the next one would bring what is to be lost
        ann.way().requests().hold(ScriptedTransport.asking(Request.Withdraw.class));
        ann.way().answers().hold(ScriptedTransport.answering(Request.Acquire.class));
        ann.way().notices().lose(any -> true);
        world.time.after(50_000_000L, () -> world.grid.forceRelease("x")); // to the try that waits
        assertThatThrownBy(() -> lock.tryLock(100, TimeUnit.MILLISECONDS)).isInstanceOf(GridUnavailableException.class);
        assertThat(world.grid.holder("x")).isNotNull();
        assertThat(first.isHeld()).isFalse();
        ann.way().answers().letGo(); // so that the next try overtakes the withdrawal
        world.time.after(200_000_000L, ann.way()::heal);

        assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();

        world.pass(2_000);
        assertThat(lock.depth()).isEqualTo(1);
        assertThat(world.grid.holder("x").depth()).isEqualTo(1);
        assertThat(world.grid.holder("x").fence()).isEqualTo(lock.fence());
        world.grid.forceRelease("x");
        world.time.settle();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
    }
}
