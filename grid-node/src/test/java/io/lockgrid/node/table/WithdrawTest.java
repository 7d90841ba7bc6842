package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.TimerKey;
import org.junit.jupiter.api.Test;

class WithdrawTest {
    private static final Outcome WITHDRAWN = Outcome.Done.DONE;

    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aWaiterThatWithdrawsLeavesTheQueue() {
        alice.acquire("a");
        bob.send(Ask.lock("a").waiting(1_000));

        assertThat(bob.withdraw(bob.sequence)).isEqualTo(WITHDRAWN);

        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.effects.running.keySet()).noneMatch(TimerKey.WaitTimer.class::isInstance);
    }

    @Test
    void aHoldWhoseAcquireIsWithdrawnGoesToTheNextWaiterWithoutDelay() {
        alice.granted(Ask.lock("a").lockDelay(5_000));
        long asked = alice.sequence;
        bob.acquire("a");

        assertThat(alice.withdraw(asked)).isEqualTo(WITHDRAWN);

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.noticesOf(alice)).isEmpty();
    }

    @Test
    void aWithdrawalThatArrivesBeforeItsAcquireMakesItVoid() {
        long acquire = alice.sequence + 1;
        alice.sequence++;
        assertThat(alice.withdraw(acquire)).isEqualTo(WITHDRAWN);

        assertThat(alice.send(Ask.lock("a").as(acquire))).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void anAcquireThatComesAgainAfterItsWithdrawalHasNoEffect() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.withdraw(acquire);

        assertThat(alice.send(Ask.lock("a").as(acquire))).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aWithdrawnHoldEndsWhollyAndWhatEnteredItComesTooLate() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.reenter("a", 2);

        alice.withdraw(acquire);

        assertThat(grid.table.lock("a")).isNull();
        assertThat(alice.reenter("a", 3)).isEqualTo(Outcome.NotHeld.NOT_HELD);
    }

    @Test
    void aHoldCanBeWithdrawnLongAfterItsAnswerWasForgotten() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.lowestOpen = acquire + 1;

        assertThat(alice.withdraw(acquire)).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
        assertThat(alice.withdraw(acquire)).isEqualTo(WITHDRAWN);
    }

    @Test
    void aWithdrawalOfAReleasedHoldHasNoEffect() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.release("a");
        bob.acquire("a");

        assertThat(alice.withdraw(acquire)).isEqualTo(WITHDRAWN);
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
    }

    @Test
    void anAcquireBeyondTheWindowCannotBeWithdrawnInAdvance() {
        assertThat(alice.withdraw(alice.lowestOpen + Window.BOUND))
                .isEqualTo(new Outcome.LimitExceeded(Limit.WINDOW, Window.BOUND));
    }
}
