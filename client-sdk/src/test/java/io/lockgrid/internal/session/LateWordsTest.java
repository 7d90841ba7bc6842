package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the grid says, in another order than it happened, late, twice or never. */
class LateWordsTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final World.Node bob = world.node("bob");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aWaiterGetsTheLockAfterItsHolderReleasedIt() throws Exception {
        Hold first = ann.grid().lock("x").acquire();
        CompletableFuture<Hold> second = world.call(() -> bob.grid().lock("x").acquire());
        assertThat(world.grid.waiters("x")).isEqualTo(1);

        first.release();
        world.time.settle();

        assertThat(second.get().isHeld()).isTrue();
        assertThat(second.get().fence()).isGreaterThan(first.fence());
        assertThat(world.grid.holder("x").fence()).isEqualTo(second.get().fence());
    }

    @Test
    void aTimedTryEndsAfterItsTime() throws Exception {
        ann.grid().lock("x").acquire();
        CompletableFuture<Optional<Hold>> attempt =
                world.call(() -> bob.grid().lock("x").tryAcquire(Duration.ofMillis(600)));

        world.pass(599);
        assertThat(attempt).isNotDone();
        world.pass(2);
        assertThat(attempt.get()).isEmpty();
        assertThat(world.grid.waiters("x")).isZero();
    }
}
