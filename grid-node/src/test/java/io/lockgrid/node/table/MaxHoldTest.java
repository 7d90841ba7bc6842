package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import org.junit.jupiter.api.Test;

class MaxHoldTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aHoldIsTakenAwayWhenItsMaxHoldIsOver() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));
        long asked = alice.sequence;
        bob.acquire("a");

        grid.elapse(new TimerKey.HoldTimer("a", fence));

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.noticesOf(alice))
                .containsExactly(new Notice.Lost(1, asked, fence, LockLoss.Reason.MAX_HOLD_ENDED, null, null));
        assertThat(alice.release("a")).isEqualTo(Outcome.NotHeld.NOT_HELD);
    }

    @Test
    void aHoldWithoutAMaxHoldHasNoTimer() {
        long fence = alice.granted("a");

        assertThat(grid.effects.running).doesNotContainKey(new TimerKey.HoldTimer("a", fence));
        grid.apply(new TimeCommand.HoldElapsed("a", fence, 0));
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
    }

    @Test
    void aRenewalStartsTheMaxHoldAnew() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));
        TimerKey timer = new TimerKey.HoldTimer("a", fence);
        TimeCommand late = grid.table.elapsed(timer);

        assertThat(alice.renew("a", 800)).isEqualTo(new Outcome.Renewed(800));

        assertThat(grid.effects.running).containsEntry(timer, 800L);
        grid.apply(late);
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
        grid.elapse(timer);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aRenewalWithoutAMaxHoldRemovesIt() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));

        alice.renew("a", 0);

        TimerKey timer = new TimerKey.HoldTimer("a", fence);
        assertThat(grid.effects.running).doesNotContainKey(timer);
        assertThat(grid.table.elapsed(timer)).isNull();
    }

    @Test
    void onlyTheHolderCanRenew() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));

        assertThat(bob.renew("a", 800)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(alice.send(new Request.Renew(++alice.sequence, "a", 1, fence + 1, 800)))
                .isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(alice.renew("b", 800)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(grid.holder("a").maxHoldMillis()).isEqualTo(500);
    }

    @Test
    void theTimerOfAnEarlierHoldDoesNotEndALaterOne() {
        long first = alice.granted(Ask.lock("a").maxHold(500));
        TimeCommand late = grid.table.elapsed(new TimerKey.HoldTimer("a", first));
        alice.release("a");
        long second = alice.granted(Ask.lock("a").maxHold(500));

        grid.apply(late);

        assertThat(grid.holder("a").fence()).isEqualTo(second);
    }

    @Test
    void aReleaseCancelsTheTimer() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));

        alice.release("a");

        assertThat(grid.effects.running).doesNotContainKey(new TimerKey.HoldTimer("a", fence));
    }

    @Test
    void aLostHoldIsLostAtAnyDepth() {
        long fence = alice.granted(Ask.lock("a").maxHold(500));
        alice.reenter("a", 2);

        grid.elapse(new TimerKey.HoldTimer("a", fence));

        assertThat(grid.table.lock("a")).isNull();
    }
}
