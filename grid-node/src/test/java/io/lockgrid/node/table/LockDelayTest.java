package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockDelayTest {
    private static final long DELAY = 5_000;

    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");
    private final Client carol = grid.open("carol");

    @Test
    void aLockStaysClosedAfterItsSessionExpired() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.acquire("a");

        grid.elapse(new TimerKey.SessionTimer(alice.id));

        Lock lock = grid.table.lock("a");
        assertThat(lock.holder()).isNull();
        assertThat(lock.delay()).isEqualTo(new Delay(fence, 1, DELAY, grid.wallMillis));
        assertThat(grid.effects.running).containsEntry(new TimerKey.DelayTimer("a", fence), DELAY);
        assertThat(carol.tryAcquire("a")).isEqualTo(Outcome.Held.HELD);
        assertThat(carol.acquire("a")).isEqualTo(Outcome.Queued.QUEUED);
    }

    @Test
    void theFirstWaiterGetsTheLockWhenTheDelayIsOver() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.acquire("a");
        carol.acquire("a");
        grid.elapse(new TimerKey.SessionTimer(alice.id));

        grid.elapse(new TimerKey.DelayTimer("a", fence));

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.holder("a").fence()).isGreaterThan(fence);
        assertThat(grid.table.lock("a").delay()).isNull();
        assertThat(grid.waiters("a")).containsExactly(carol.id);
    }

    @Test
    void aLockThatNobodyWaitsForIsForgottenWhenTheDelayIsOver() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        grid.elapse(new TimerKey.SessionTimer(alice.id));
        assertThat(grid.table.lockCount()).isEqualTo(1);

        grid.elapse(new TimerKey.DelayTimer("a", fence));

        assertThat(grid.table.lockCount()).isZero();
        assertThat(grid.effects.running).doesNotContainKey(new TimerKey.DelayTimer("a", fence));
    }

    @Test
    void aWaiterWhoseTimeIsOverLeavesALockInDelay() {
        alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.send(Ask.lock("a").waiting(100));
        grid.elapse(new TimerKey.SessionTimer(alice.id));

        grid.elapseAll(TimerKey.WaitTimer.class);

        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.table.lock("a").delay()).isNotNull();
    }

    @Test
    void thereIsADelayAfterAnEndedMaxHold() {
        long fence = alice.granted(Ask.lock("a").maxHold(100).lockDelay(DELAY));
        grid.elapse(new TimerKey.HoldTimer("a", fence));

        assertThat(grid.table.lock("a").delay().fence()).isEqualTo(fence);
    }

    @Test
    void thereIsADelayAfterAForcedRelease() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.forceRelease("a", fence);

        assertThat(grid.table.lock("a").delay().fence()).isEqualTo(fence);
    }

    @Test
    void thereIsADelayAfterASessionThatAnOperatorEnded() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.endSession(alice.id);

        assertThat(grid.table.lock("a").delay().fence()).isEqualTo(fence);
    }

    @Test
    void thereIsADelayAfterASessionThatWasClosedWhileItHeld() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        alice.close();

        assertThat(grid.table.lock("a").delay().fence()).isEqualTo(fence);
    }

    @Test
    void thereIsNoDelayAfterARelease() {
        alice.granted(Ask.lock("a").lockDelay(DELAY));
        alice.release("a");

        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void theEndOfAnEarlierDelayHasNoEffect() {
        long first = alice.granted(Ask.lock("a").lockDelay(DELAY).maxHold(100));
        grid.elapse(new TimerKey.HoldTimer("a", first));
        TimeCommand over = grid.table.elapsed(new TimerKey.DelayTimer("a", first));
        grid.apply(over);
        long second = alice.granted(Ask.lock("a").lockDelay(DELAY).maxHold(100));
        grid.elapse(new TimerKey.HoldTimer("a", second));

        grid.apply(over);

        assertThat(grid.table.lock("a").delay().fence()).isEqualTo(second);
        assertThat(grid.table.elapsed(new TimerKey.DelayTimer("a", first))).isNull();
    }

    @Test
    void anOwnerDoesNotReenterALockInDelay() {
        alice.granted(Ask.lock("a").lockDelay(DELAY).maxHold(100));
        grid.elapseAll(TimerKey.HoldTimer.class);

        assertThat(alice.reenter("a", 2)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(alice.acquire("a")).isEqualTo(Outcome.Queued.QUEUED);
    }

    @Test
    void aLockStaysClosedForAsLongAsWhoReleasedItWanted() {
        long fence = alice.granted(Ask.lock("a").lockDelay(DELAY));
        bob.acquire("a");

        assertThat(alice.send(new Request.Release(++alice.sequence, "a", 1, fence, 0, 700)))
                .isEqualTo(new Outcome.Released(0));

        assertThat(grid.table.lock("a").delay()).isEqualTo(new Delay(fence, 1, 700, grid.wallMillis));
        assertThat(carol.tryAcquire("a")).isEqualTo(Outcome.Held.HELD);
        grid.elapse(new TimerKey.DelayTimer("a", fence));
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
    }

    @Test
    void aLevelThatIsReleasedClosesNothing() {
        alice.granted("a");
        alice.reenter("a", 2);

        alice.send(new Request.Release(++alice.sequence, "a", 1, 0, 1, 700));

        assertThat(grid.table.lock("a").delay()).isNull();
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void whatIsReleasedToStayClosedIsReleasedAloneWhereSoMuchIsClosed() {
        closeMany(SessionExecution.MOST_CLOSED);
        long fence = alice.granted("b");

        assertThat(alice.send(new Request.Release(++alice.sequence, "b", 1, fence, 0, 700)))
                .isEqualTo(new Outcome.LimitExceeded(Limit.CLOSED, 100_000));

        assertThat(grid.table.lock("b")).isNull();
        grid.elapse(new TimerKey.DelayTimer("a0", grid.table.lock("a0").delay().fence()));
        long last = alice.granted("b");
        assertThat(alice.send(new Request.Release(++alice.sequence, "b", 1, last, 0, 700)))
                .isEqualTo(new Outcome.Released(0));
    }

    /** Without a look at the whole table after each. */
    private void closeMany(int count) {
        for (int i = 0; i < count; i += 1_000) {
            List<Request> requests = new ArrayList<>();
            for (int k = i; k < i + 1_000; k++) {
                requests.add(Ask.lock("a" + k).as(++alice.sequence));
                requests.add(new Request.Release(++alice.sequence, "a" + k, 1, 0, 0, 700));
            }
            Batch batch = alice.batchOf(requests.toArray(Request[]::new));
            grid.table.apply(new Entry(grid.wallMillis, 0, 0, List.of(batch), List.of()), grid.effects);
            alice.lowestOpen = alice.sequence;
        }
    }
}
