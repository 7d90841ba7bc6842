package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member that the others cannot reach: split, assert, heal, assert. */
class CutOffMemberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CutOff cluster = new CutOff(GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(3)));
    private final List<LockGrid> grids = cluster.grids;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aTimedTryEndsInTimeOnTheCutOffMember() throws Exception {
        cluster.split();
        Promised.assertWithin(Duration.ofSeconds(2), () -> {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> grids.get(0).lock("a").tryAcquire(Duration.ofSeconds(1)))
                    .isInstanceOf(GridUnavailableException.class);
            return Promised.since(begin);
        });
    }

    @Test
    void anAcquireWhoseAnswerWasLostLeavesNoHoldBehindOnceHealed() throws Exception {
        cluster.split();
        CompletableFuture<Hold> attempt = CompletableFuture.supplyAsync(() -> {
            try {
                return grids.get(0).lock("b").acquire();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(attempt::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(GridUnavailableException.class);

        cluster.heal();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        grids.get(1).lock("b").tryAcquire(Duration.ofSeconds(1)).isPresent());
        assertThat(CutOff.answered(() -> grids.get(0).lock("b").tryAcquire())).isEmpty();
    }

    @Test
    @Tag("thorough")
    void aHoldThatItsHolderTriedToReleaseIsReleasedOnceHealed() throws Exception {
        Hold hold = CutOff.answered(() -> grids.get(0).lock("c").acquire());
        cluster.split();
        assertThatThrownBy(hold::release).isInstanceOf(GridUnavailableException.class);
        assertThat(hold.isHeld()).isFalse();

        cluster.heal();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> grids.get(1).lock("c").inspect().isEmpty());
    }

    @Test
    @Tag("thorough")
    void theOthersGoOnAndWaitForTheCutOffHoldersTimeToLive() throws Exception {
        Hold hold = CutOff.answered(() -> grids.get(0).lock("d").acquire());
        cluster.split();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> grids.get(1).lock("other").tryAcquire().isPresent());

        Hold next = grids.get(1).lock("d").tryAcquire(PATIENCE).orElseThrow();

        assertThat(hold.isHeld()).isFalse();
        assertThat(next.fence()).isGreaterThan(hold.fence());
    }
}
