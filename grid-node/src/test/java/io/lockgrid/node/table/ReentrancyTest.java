package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.TimerKey;
import org.junit.jupiter.api.Test;

class ReentrancyTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void anOwnerEntersItsHoldAgainWithTheSameFence() {
        long fence = alice.granted("a");

        assertThat(alice.reenter("a", 2)).isEqualTo(new Outcome.Granted(fence, 2, 0));
        assertThat(alice.reenter("a", 3)).isEqualTo(new Outcome.Granted(fence, 3, 0));
        assertThat(grid.table.lastFence()).isEqualTo(fence);
        assertThat(grid.holder("a").depth()).isEqualTo(3);
    }

    @Test
    void levelsAreGivenBackOneByOne() {
        alice.acquire("a");
        alice.reenter("a", 2);

        assertThat(alice.releaseTo(1, "a")).isEqualTo(new Outcome.Released(1));
        assertThat(bob.tryAcquire("a")).isInstanceOf(Outcome.Held.class);
        assertThat(alice.release("a")).isEqualTo(new Outcome.Released(0));
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aReentryThatIsOvertakenByAReleaseCountsNoMore() {
        long fence = alice.granted("a");
        Request reentry = new Request.Reenter(++alice.sequence, "a", 1, fence, 2);
        alice.releaseTo(1, "a");

        assertThat(alice.send(reentry)).isEqualTo(new Outcome.Granted(fence, 1, 0));
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void aReleaseThatIsOvertakenByAReentryCountsNoMore() {
        long fence = alice.granted("a");
        alice.reenter("a", 2);
        Request release = new Request.Release(++alice.sequence, "a", 1, fence, 1);
        alice.reenter("a", 2);

        assertThat(alice.send(release)).isEqualTo(new Outcome.Released(2));
        assertThat(grid.holder("a").depth()).isEqualTo(2);
    }

    @Test
    void aReleaseOfAllEndsTheHoldWhateverOvertookIt() {
        long fence = alice.granted("a");
        Request release = new Request.Release(alice.sequence + 2, "a", 1, fence, 0);
        Request reentry = new Request.Reenter(alice.sequence + 1, "a", 1, fence, 2);

        assertThat(alice.send(release)).isEqualTo(new Outcome.Released(0));
        assertThat(alice.send(reentry)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void nobodyEntersALaterHoldByTheFenceOfAnEarlierOne() {
        long first = alice.granted("a");
        alice.release("a");
        alice.acquire("a");

        assertThat(alice.send(new Request.Reenter(++alice.sequence, "a", 1, first, 2)))
                .isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void anAcquireOfALockThatItsOwnerHasWaits() {
        alice.acquire("a");

        assertThat(alice.acquire("a")).isEqualTo(Outcome.Queued.QUEUED);
        assertThat(alice.tryAcquire("a")).isInstanceOf(Outcome.Held.class);
        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void anotherOwnerDoesNotEnterTheHold() {
        long fence = alice.granted(Ask.lock("a").owner(1));

        assertThat(alice.send(new Request.Reenter(++alice.sequence, "a", 2, fence, 2)))
                .isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(bob.send(new Request.Reenter(++bob.sequence, "a", 1, fence, 2)))
                .isEqualTo(Outcome.NotHeld.NOT_HELD);
    }

    @Test
    void reenteringIsNotDelayedByThoseWhoWait() {
        alice.acquire("a");
        bob.acquire("a");

        assertThat(alice.reenter("a", 2)).isInstanceOf(Outcome.Granted.class);
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
