package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a batch is sent of which nothing is heard. The session asks for 6 s, with a heartbeat a second. */
class GrowingPauseTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");

    @AfterEach
    void close() {
        world.close();
    }

    private CompletableFuture<Optional<Hold>> attempt() {
        return world.call(() -> ann.grid().lock("x").tryAcquire());
    }

    @Test
    void aSilentBatchIsSentAgainSoonOnceAndThenAfterALongerPause() {
        ann.way().requests().hold();
        attempt();

        world.pass(1_200);
        assertThat(ann.way().requests().kept()).isEqualTo(2);
        world.pass(1_250); // more than the first pause
        assertThat(ann.way().requests().kept()).isEqualTo(2);
        world.pass(450);
        assertThat(ann.way().requests().kept()).isEqualTo(3);
    }

    @Test
    void thePauseStaysShortEnoughForACallToBeAnsweredSoonAfterTheGridIsBack() {
        ann.way().silence();
        attempt();
        world.pass(300_000);

        ann.way().heal();
        CompletableFuture<Optional<Hold>> next = attempt();
        world.pass(1_700);

        assertThat(next).isCompletedWithValueMatching(Optional::isPresent);
    }

    @Test
    void aSilenceAfterTroubleThatWasHeardOfBeginsWithTheShortPause() {
        ann.way().requests().hold();
        attempt();
        world.pass(6_000);
        ann.way().fail(true, ann.way().requests().kept() - 1);
        world.pass(600); // the pause after a failure
        int sent = ann.way().requests().kept();

        world.pass(1_200);

        assertThat(ann.way().requests().kept()).isEqualTo(sent + 1);
    }
}
