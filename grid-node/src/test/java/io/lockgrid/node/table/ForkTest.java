package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForkTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aForkDoesNotChangeWhenTheOriginalGoesOn() {
        alice.acquire("a");
        bob.acquire("a");
        LockTable fork = grid.table.fork();
        List<String> before = Picture.of(fork);

        alice.release("a");
        bob.acquire("b");
        alice.forceRelease("b", grid.holder("b").fence());
        alice.close();

        assertThat(Picture.of(fork)).isEqualTo(before);
    }

    @Test
    void theOriginalDoesNotChangeWhenTheForkGoesOn() {
        alice.acquire("a");
        bob.acquire("a");
        LockTable original = grid.table;
        List<String> before = Picture.of(original);
        grid.table = original.fork();

        alice.release("a");
        bob.close();

        assertThat(Picture.of(original)).isEqualTo(before);
    }

    @Test
    void aLockReadFromAForkStaysAsItWas() {
        alice.acquire("a");
        bob.acquire("a");
        Lock lock = grid.table.fork().lock("a");

        alice.close();
        bob.close();

        assertThat(lock.holder().session()).isEqualTo(alice.id);
        assertThat(lock.waiters(Integer.MAX_VALUE)).extracting(Wait::session).containsExactly(bob.id);
    }

    @Test
    void forksShareWhatDoesNotChange() {
        alice.acquire("a");
        bob.acquire("b");
        LockTable fork = grid.table.fork();

        alice.release("a");

        assertThat(fork.lock("b")).isSameAs(grid.table.lock("b"));
    }
}
