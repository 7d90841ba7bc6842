package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Outcome;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aFreeLockIsGrantedAtOnce() {
        Outcome answer = alice.send(Ask.lock("a").owner(7).label("worker-1").reason("nightly"));

        assertThat(answer).isEqualTo(new Outcome.Granted(grid.table.lastFence(), 1, 0));
        Hold hold = grid.holder("a");
        assertThat(hold.session()).isEqualTo(alice.id);
        assertThat(hold.acquire()).isEqualTo(alice.sequence);
        assertThat(hold.owner()).isEqualTo(7);
        assertThat(hold.ownerLabel()).isEqualTo("worker-1");
        assertThat(hold.reason()).isEqualTo("nightly");
        assertThat(hold.since()).isEqualTo(grid.wallMillis);
    }

    @Test
    void anAcquireThatDoesNotWaitIsToldTheFenceOfTheHolder() {
        long fence = alice.granted("a");

        assertThat(bob.tryAcquire("a")).isEqualTo(Outcome.Held.HELD);
        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.table.session(bob.id).claimCount()).isZero();
    }

    @Test
    void aReleasedLockIsForgotten() {
        alice.acquire("a");

        assertThat(alice.release("a")).isEqualTo(new Outcome.Released(0));
        assertThat(grid.table.lock("a")).isNull();
        assertThat(grid.table.lockCount()).isZero();
        assertThat(grid.table.session(alice.id).claimCount()).isZero();
    }

    @Test
    void aNameCanBeUsedAgain() {
        long first = alice.granted("a");
        alice.release("a");

        assertThat(bob.granted("a")).isGreaterThan(first);
    }

    @Test
    void aLockIsReleasedByItsOwnerAlone() {
        long fence = alice.granted(Ask.lock("a").owner(1));

        assertThat(alice.release("a", 2, 0)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(bob.release("a", 1, fence)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
    }

    @Test
    void aReleaseWithAnotherFenceDoesNotTouchTheHold() {
        long fence = alice.granted("a");

        assertThat(alice.release("a", 1, fence - 1)).isEqualTo(Outcome.NotHeld.NOT_HELD);
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
        assertThat(alice.release("a", 1, fence)).isEqualTo(new Outcome.Released(0));
    }

    @Test
    void aLockThatNobodyHoldsCannotBeReleased() {
        assertThat(alice.release("a")).isEqualTo(Outcome.NotHeld.NOT_HELD);
    }

    @Test
    void locksOfDifferentNamesAreIndependent() {
        alice.acquire("a");

        assertThat(bob.acquire("b")).isInstanceOf(Outcome.Granted.class);
        assertThat(grid.table.lockCount()).isEqualTo(2);
    }

    @Test
    void namesWhoseHashesAreEqualAreDifferentLocks() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        alice.acquire("Aa");
        assertThat(bob.acquire("BB")).isInstanceOf(Outcome.Granted.class);
        alice.release("Aa");

        assertThat(grid.table.lock("Aa")).isNull();
        assertThat(grid.holder("BB").session()).isEqualTo(bob.id);
    }
}
