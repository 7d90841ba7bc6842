package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import org.junit.jupiter.api.Test;

class QueueTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");
    private final Client carol = grid.open("carol");

    @Test
    void waitersAreToldHowManyAreAhead() {
        alice.acquire("a");

        assertThat(bob.acquire("a")).isEqualTo(Outcome.Queued.QUEUED);
        assertThat(carol.acquire("a")).isEqualTo(Outcome.Queued.QUEUED);
        assertThat(grid.waiters("a")).containsExactly(bob.id, carol.id);
    }

    @Test
    void aWaiterGetsTheLockAfterItsHolderReleasedIt() {
        long first = alice.granted("a");
        bob.send(Ask.lock("a").owner(9).label("worker").reason("why"));
        long asked = bob.sequence;
        grid.wallMillis += 100;

        alice.release("a");

        Hold hold = grid.holder("a");
        assertThat(hold.session()).isEqualTo(bob.id);
        assertThat(hold.fence()).isGreaterThan(first);
        assertThat(hold.owner()).isEqualTo(9);
        assertThat(hold.ownerLabel()).isEqualTo("worker");
        assertThat(hold.reason()).isEqualTo("why");
        assertThat(hold.since()).isEqualTo(Grid.START + 100);
        assertThat(grid.noticesOf(bob)).containsExactly(new Notice.Granted(1, asked, hold.fence(), 0));
    }

    @Test
    void waitersAreServedFirstComeFirstServed() {
        alice.acquire("a");
        bob.acquire("a");
        carol.acquire("a");
        alice.acquire("a");

        alice.release("a");
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        bob.release("a");
        assertThat(grid.holder("a").session()).isEqualTo(carol.id);
        carol.release("a");
        assertThat(grid.holder("a").session()).isEqualTo(alice.id);
        alice.release("a");
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aWaiterWhoseTimeIsOverLeavesTheQueueAndIsTold() {
        alice.acquire("a");
        bob.send(Ask.lock("a").waiting(200));
        long asked = bob.sequence;
        carol.acquire("a");

        grid.elapseAll(TimerKey.WaitTimer.class);

        assertThat(grid.waiters("a")).containsExactly(carol.id);
        assertThat(grid.noticesOf(bob)).containsExactly(new Notice.WaitEnded(1, asked));
        assertThat(grid.table.session(bob.id).claimCount()).isZero();
    }

    @Test
    void aWaitWithoutADeadlineHasNoTimer() {
        alice.acquire("a");
        bob.acquire("a");

        assertThat(grid.effects.running.keySet()).noneMatch(TimerKey.WaitTimer.class::isInstance);
        grid.apply(new TimeCommand.WaitElapsed("a", bob.id, bob.sequence));
        assertThat(grid.waiters("a")).containsExactly(bob.id);
    }

    @Test
    void aWaitThatWasGrantedCannotElapse() {
        alice.acquire("a");
        bob.send(Ask.lock("a").waiting(200));
        TimerKey timer = new TimerKey.WaitTimer("a", bob.id, bob.sequence);
        TimeCommand late = grid.table.elapsed(timer);

        alice.release("a");
        assertThat(grid.effects.running).doesNotContainKey(timer);
        assertThat(grid.table.elapsed(timer)).isNull();
        grid.apply(late);

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.noticesOf(bob)).hasSize(1).first().isInstanceOf(Notice.Granted.class);
    }

    @Test
    void aGrantOfAWaitStartsItsMaxHold() {
        alice.acquire("a");
        bob.send(Ask.lock("a").maxHold(700));
        alice.release("a");

        assertThat(grid.effects.running)
                .containsEntry(new TimerKey.HoldTimer("a", grid.holder("a").fence()), 700L);
    }

    @Test
    void theQueueOfALockIsBounded() {
        alice.acquire("a");
        bob.send(Ask.lock("a").maxWaiters(1));

        assertThat(carol.send(Ask.lock("a").maxWaiters(1)))
                .isEqualTo(new Outcome.LimitExceeded(Limit.WAITERS_PER_LOCK, 1));
        assertThat(carol.send(Ask.lock("a").maxWaiters(2))).isEqualTo(Outcome.Queued.QUEUED);
    }

    @Test
    void aFullQueueDoesNotKeepAnybodyFromAFreeLock() {
        assertThat(alice.send(Ask.lock("a").maxWaiters(0))).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void holdsAndWaitsOfASessionAreBoundedTogether() {
        Client dave = grid.stranger("dave");
        dave.maxHolds = 2;
        dave.open();
        alice.acquire("a");
        dave.acquire("a");
        dave.acquire("b");

        assertThat(dave.acquire("c")).isEqualTo(new Outcome.LimitExceeded(Limit.HOLDS_PER_SESSION, 2));
        assertThat(dave.acquire("a")).isEqualTo(new Outcome.LimitExceeded(Limit.HOLDS_PER_SESSION, 2));
        assertThat(dave.tryAcquire("a")).isInstanceOf(Outcome.Held.class);
        dave.release("b");
        assertThat(dave.acquire("c")).isInstanceOf(Outcome.Granted.class);
    }
}
