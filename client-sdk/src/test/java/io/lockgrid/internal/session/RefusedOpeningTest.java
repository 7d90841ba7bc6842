package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose session the grid does not open. */
class RefusedOpeningTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final Lane lane = ann.grid().lane("default");

    @AfterEach
    void close() {
        world.close();
    }

    private static Throwable failureOf(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        try {
            call.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException failure) {
            return failure.getCause();
        }
    }

    private CompletableFuture<Hold> acquire() {
        return world.call(() -> ann.grid().lock("x").acquire());
    }

    @Test
    void aLimitOfSessionsIsToldByItsNameAndNotAsTheFencesFault() {
        world.grid.refuseOpenings(new Outcome.LimitExceeded(Limit.SESSIONS_PER_CLIENT, 100));

        assertThat(failureOf(acquire()))
                .isInstanceOfSatisfying(LimitExceededException.class, exceeded -> {
                    assertThat(exceeded.limit()).isEqualTo("sessions-per-client");
                    assertThat(exceeded.value()).isEqualTo(100);
                })
                .hasMessageContaining("session")
                .hasMessageContaining("sessions-per-client of 100")
                .hasMessageContaining("Nothing was changed")
                .hasMessageContaining("close clients")
                .hasMessageNotContaining("clock");
    }

    @Test
    void aFenceThatIsAheadOfTheGridIsStillToldAsSuch() {
        world.grid.refuseOpenings(new Outcome.LimitExceeded(Limit.FENCE_CLAIM, 7));

        assertThat(failureOf(acquire()))
                .isInstanceOf(LockGridException.class)
                .isNotInstanceOf(LimitExceededException.class)
                .hasMessageContaining("set the clocks");
    }

    @Test
    void refusedAcquiresAreNotKept() {
        world.grid.refuseOpenings(new Outcome.LimitExceeded(Limit.SESSIONS, 1));

        failureOf(acquire());
        failureOf(acquire());

        assertThat(lane.current.get().acquires).isEmpty();
    }

    @Test
    void itIsTriedAnewWithTheNextCall() throws Exception {
        world.grid.refuseOpenings(new Outcome.LimitExceeded(Limit.SESSIONS, 1));
        failureOf(acquire());
        world.grid.refuseOpenings(null);

        assertThat(acquire()).isCompletedWithValueMatching(Hold::isHeld);
    }

    @Test
    void aLateCopyOfARefusedOpeningKeepsNoLock() {
        world.grid.refuseOpenings(new Outcome.LimitExceeded(Limit.SESSIONS, 1));
        ann.way().requests().hold(ScriptedTransport.asking(Request.Open.class));
        CompletableFuture<Hold> refused = acquire();
        ann.way().requests().repeat(0);
        world.time.settle();
        failureOf(refused);
        world.grid.refuseOpenings(null);
        ann.way().requests().letGo();
        world.time.settle();

        CompletableFuture<Hold> next = acquire();
        world.pass(10_000);

        assertThat(next).isCompletedWithValueMatching(Hold::isHeld);
    }
}
