package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WithdrawTest {
    private static final Result WITHDRAWN = new Result.Withdrawn();

    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aWaiterThatWithdrawsLeavesTheQueue() {
        alice.acquire("a");
        bob.send(Ask.lock("a").waiting(1_000));

        assertThat(bob.withdraw("a", bob.sequence)).isEqualTo(WITHDRAWN);

        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.effects.running.keySet()).noneMatch(TimerKey.WaitTimer.class::isInstance);
    }

    @Test
    void aHoldWhoseAcquireIsWithdrawnGoesToTheNextWaiterWithoutDelay() {
        alice.granted(Ask.lock("a").lockDelay(5_000));
        long asked = alice.sequence;
        bob.acquire("a");

        assertThat(alice.withdraw("a", asked)).isEqualTo(WITHDRAWN);

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.eventsOf(alice)).isEmpty();
    }

    @Test
    void aWithdrawalThatArrivesBeforeItsAcquireMakesItVoid() {
        long acquire = alice.sequence + 1;
        alice.sequence++;
        assertThat(alice.withdraw("a", acquire)).isEqualTo(WITHDRAWN);

        assertThat(alice.send(Ask.lock("a").as(acquire))).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void anAcquireThatComesAgainAfterItsWithdrawalHasNoEffect() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.withdraw("a", acquire);

        assertThat(alice.send(Ask.lock("a").as(acquire))).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aWithdrawalOfAReentryGivesBackOneLevel() {
        alice.send(Ask.lock("a").reentrant());
        alice.send(Ask.lock("a").reentrant());
        long second = alice.sequence;

        alice.withdraw("a", second);
        alice.withdraw("a", second);

        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void aWithdrawalOfTheFirstAcquireLeavesTheReentry() {
        long fence = alice.granted(Ask.lock("a").reentrant());
        long first = alice.sequence;
        alice.send(Ask.lock("a").reentrant());

        alice.withdraw("a", first);
        alice.withdraw("a", first);

        assertThat(grid.holder("a").depth()).isEqualTo(1);
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
        assertThat(alice.release("a")).isEqualTo(new Result.Released(0));
    }

    @Test
    void bothAcquiresOfAReentrantOwnerCanBeWithdrawn() {
        alice.send(Ask.lock("a").reentrant());
        long first = alice.sequence;
        alice.send(Ask.lock("a").reentrant());
        long second = alice.sequence;

        alice.withdraw("a", first);
        alice.withdraw("a", second);

        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aWithdrawalOfAReentryDoesNotTouchALaterHold() {
        alice.send(Ask.lock("a").reentrant());
        alice.send(Ask.lock("a").reentrant());
        long reentry = alice.sequence;
        alice.release("a");
        alice.release("a");
        alice.send(Ask.lock("a").reentrant());

        alice.withdraw("a", reentry);

        assertThat(grid.holder("a").depth()).isEqualTo(1);
    }

    @Test
    void aHoldCanBeWithdrawnLongAfterItsAnswerWasForgotten() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.lowestOpen = acquire + 1;

        assertThat(alice.withdraw("a", acquire)).isEqualTo(WITHDRAWN);
        assertThat(grid.table.lock("a")).isNull();
        assertThat(alice.withdraw("a", acquire)).isEqualTo(WITHDRAWN);
    }

    @Test
    void aWithdrawalOfAHoldWhoseAnswerWasForgottenCountsOnce() {
        alice.send(Ask.lock("a").reentrant());
        long acquire = alice.sequence;
        alice.send(Ask.lock("a").reentrant());
        alice.send(Ask.lock("a").reentrant());
        alice.lowestOpen = alice.sequence + 1;

        alice.withdraw("a", acquire);
        alice.withdraw("a", acquire);

        assertThat(grid.holder("a").depth()).isEqualTo(2);
    }

    @Test
    void aWithdrawalOfAReleasedHoldHasNoEffect() {
        alice.acquire("a");
        long acquire = alice.sequence;
        alice.release("a");
        bob.acquire("a");

        assertThat(alice.withdraw("a", acquire)).isEqualTo(WITHDRAWN);
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
    }

    @Test
    void anAcquireBeyondTheWindowCannotBeWithdrawnInAdvance() {
        assertThat(alice.withdraw("a", alice.lowestOpen + Window.BOUND))
                .isEqualTo(new Result.LimitExceeded(Limit.WINDOW, Window.BOUND));
    }
}
