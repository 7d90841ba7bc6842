package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReentrancyTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aReentrantOwnerGetsItsLockAgainWithTheSameFence() {
        long fence = alice.granted(Ask.lock("a").reentrant());

        assertThat(alice.send(Ask.lock("a").reentrant())).isEqualTo(new Result.Granted(fence, 2, 0));
        assertThat(alice.send(Ask.lock("a").reentrant().notWaiting())).isEqualTo(new Result.Granted(fence, 3, 0));
        assertThat(grid.table.lastFence()).isEqualTo(fence);
    }

    @Test
    void aLockThatWasAcquiredTwiceIsReleasedTwice() {
        alice.send(Ask.lock("a").reentrant());
        alice.send(Ask.lock("a").reentrant());

        assertThat(alice.release("a")).isEqualTo(new Result.Released(1));
        assertThat(bob.tryAcquire("a")).isInstanceOf(Result.Held.class);
        assertThat(alice.release("a")).isEqualTo(new Result.Released(0));
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void anOwnerThatIsNotReentrantWaitsForItself() {
        alice.acquire("a");

        assertThat(alice.acquire("a")).isEqualTo(new Result.Queued(0));
    }

    @Test
    void anotherOwnerOfTheSameSessionWaits() {
        alice.send(Ask.lock("a").owner(1).reentrant());

        assertThat(alice.send(Ask.lock("a").owner(2).reentrant())).isEqualTo(new Result.Queued(0));
    }

    @Test
    void theSameOwnerIdOfAnotherSessionIsAnotherOwner() {
        alice.send(Ask.lock("a").owner(1).reentrant());

        assertThat(bob.send(Ask.lock("a").owner(1).reentrant())).isEqualTo(new Result.Queued(0));
    }

    @Test
    void theDepthIsBoundedIfAsked() {
        Ask ask = Ask.lock("a").reentrant().maxDepth(2);
        alice.send(ask);
        alice.send(ask);

        assertThat(alice.send(ask)).isEqualTo(new Result.LimitExceeded(Limit.DEPTH, 2));
        assertThat(grid.holder("a").depth()).isEqualTo(2);
    }

    @Test
    void reenteringIsNotDelayedByThoseWhoWait() {
        alice.send(Ask.lock("a").reentrant());
        bob.acquire("a");

        assertThat(alice.send(Ask.lock("a").reentrant())).isInstanceOf(Result.Granted.class);
    }

    @Test
    void reenteringDoesNotStartTheMaxHoldAnew() {
        alice.send(Ask.lock("a").reentrant().maxHold(500));
        grid.effects.forgetMessages();

        alice.send(Ask.lock("a").reentrant().maxHold(500));

        assertThat(grid.effects.started)
                .extracting(RecordingEffects.Started::key)
                .noneMatch(TimerKey.HoldTimer.class::isInstance);
        assertThat(grid.holder("a").lease()).isZero();
    }

    @Test
    void aHoldThatWasReenteredCountsOnce() {
        alice.send(Ask.lock("a").reentrant());
        alice.send(Ask.lock("a").reentrant());

        assertThat(grid.table.session(alice.id).claimCount()).isEqualTo(1);
    }
}
