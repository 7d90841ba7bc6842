package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.TimerKey;
import org.junit.jupiter.api.Test;

class ReentrancyTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void anOwnerEntersItsHoldAgainWithTheSameFence() {
        long fence = alice.granted("a");

        assertThat(alice.reenter("a", 2)).isEqualTo(new Result.Granted(fence, 2, 0));
        assertThat(alice.reenter("a", 3)).isEqualTo(new Result.Granted(fence, 3, 0));
        assertThat(grid.table.lastFence()).isEqualTo(fence);
        assertThat(grid.holder("a").depth()).isEqualTo(3);
    }

    @Test
    void levelsAreGivenBackOneByOne() {
        alice.acquire("a");
        alice.reenter("a", 2);

        assertThat(alice.releaseTo(1, "a")).isEqualTo(new Result.Released(1));
        assertThat(bob.tryAcquire("a")).isInstanceOf(Result.Held.class);
        assertThat(alice.release("a")).isEqualTo(new Result.Released(0));
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aReentryThatIsOvertakenByAReleaseCountsNoMore() {
        long fence = alice.granted("a");
        SessionCommand reentry = new SessionCommand.Reenter(++alice.sequence, "a", 1, fence, 2);
        alice.releaseTo(1, "a");

        assertThat(alice.send(reentry)).isEqualTo(new Result.Granted(fence, 1, 0));
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void aReleaseThatIsOvertakenByAReentryCountsNoMore() {
        long fence = alice.granted("a");
        alice.reenter("a", 2);
        SessionCommand release = new SessionCommand.Release(++alice.sequence, "a", 1, fence, 1);
        alice.reenter("a", 2);

        assertThat(alice.send(release)).isEqualTo(new Result.Released(2));
        assertThat(grid.holder("a").depth()).isEqualTo(2);
    }

    @Test
    void aReleaseOfAllEndsTheHoldWhateverOvertookIt() {
        long fence = alice.granted("a");
        SessionCommand release = new SessionCommand.Release(alice.sequence + 2, "a", 1, fence, 0);
        SessionCommand reentry = new SessionCommand.Reenter(alice.sequence + 1, "a", 1, fence, 2);

        assertThat(alice.send(release)).isEqualTo(new Result.Released(0));
        assertThat(alice.send(reentry)).isEqualTo(new Result.NotHeld());
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void nobodyEntersALaterHoldByTheFenceOfAnEarlierOne() {
        long first = alice.granted("a");
        alice.release("a");
        alice.acquire("a");

        assertThat(alice.send(new SessionCommand.Reenter(++alice.sequence, "a", 1, first, 2)))
                .isEqualTo(new Result.NotHeld());
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void anAcquireOfALockThatItsOwnerHasWaits() {
        alice.acquire("a");

        assertThat(alice.acquire("a")).isEqualTo(new Result.Queued(0));
        assertThat(alice.tryAcquire("a")).isInstanceOf(Result.Held.class);
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void anotherOwnerDoesNotEnterTheHold() {
        long fence = alice.granted(Ask.lock("a").owner(1));

        assertThat(alice.send(new SessionCommand.Reenter(++alice.sequence, "a", 2, fence, 2)))
                .isEqualTo(new Result.NotHeld());
        assertThat(bob.send(new SessionCommand.Reenter(++bob.sequence, "a", 1, fence, 2)))
                .isEqualTo(new Result.NotHeld());
    }

    @Test
    void reenteringIsNotDelayedByThoseWhoWait() {
        alice.acquire("a");
        bob.acquire("a");

        assertThat(alice.reenter("a", 2)).isInstanceOf(Result.Granted.class);
    }

    @Test
    void reenteringDoesNotStartTheMaxHoldAnew() {
        alice.send(Ask.lock("a").maxHold(500));
        grid.effects.forgetMessages();

        alice.reenter("a", 2);

        assertThat(grid.effects.started)
                .extracting(RecordingEffects.Started::key)
                .noneMatch(TimerKey.HoldTimer.class::isInstance);
        assertThat(grid.holder("a").lease()).isZero();
    }

    @Test
    void aHoldThatWasReenteredCountsOnce() {
        alice.acquire("a");
        alice.reenter("a", 2);

        assertThat(grid.table.session(alice.id).claimCount()).isEqualTo(1);
    }
}
