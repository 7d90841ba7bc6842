package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.internal.words.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that lives shorter than it asked for, 6 s with a heartbeat a second. */
class GrantedTimeToLiveTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final World.Node bob = world.node("bob");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aHoldIsPresumedLostBeforeTheGridGivesItAway() throws Exception {
        world.grid.boundLives(2_000);
        Hold hold = ann.grid().lock("x").acquire();

        ann.way().silence();
        world.pass(1_959);
        assertThat(hold.isHeld()).isTrue();
        world.pass(2);
        assertThat(hold.isHeld()).isFalse();
        assertThat(world.grid.holder("x").fence()).isEqualTo(hold.fence());
        world.pass(100);
        assertThat(world.grid.holder("x")).isNull();
    }

    /** Seed 3040308 of the simulation. */
    @Test
    void nobodyCountsOnASessionBeforeItsOpeningIsAnswered() throws Exception {
        world.grid.boundLives(1_000);
        Hold first = bob.grid().lock("x").acquire();
        ann.way().answers().hold();
        CompletableFuture<Hold> next = world.call(() -> ann.grid().lock("x").acquire());
        world.pass(100);
        ann.way().answers().deliver(0); // that it has to claim a fence
        world.pass(100);
        assertThat(world.grid.sessions()).isEqualTo(2);
        ann.way().requests().lose(any -> true);
        first.release(); // and the one that waits is told
        ann.way().notices().lose(any -> true);
        world.pass(1_300);

        assertThat(world.grid.holder("x")).isNull();
        assertThat(next.isDone() && next.get().isHeld()).isFalse();
    }

    @Test
    void theSessionGivesSignsOfLifeAsOftenAsThatNeeds() throws Exception {
        world.grid.boundLives(900);
        Hold hold = ann.grid().lock("x").acquire();
        bob.grid().lock("y").acquire().release();

        world.pass(20_000);

        assertThat(hold.isHeld()).isTrue();
        assertThat(world.grid.sessions()).isEqualTo(2);
    }

    @Test
    void aSignOfLifeThatIsLostIsRepeatedInTime() throws Exception {
        world.grid.boundLives(1_200);
        Hold hold = ann.grid().lock("x").acquire();
        AtomicInteger sent = new AtomicInteger();

        ann.way()
                .requests()
                .lose(question ->
                        ScriptedTransport.asking(Request.KeepAlive.class).test(question)
                                && sent.getAndIncrement() % 2 == 0);
        world.pass(20_000);

        assertThat(sent.get()).isGreaterThan(10);
        assertThat(hold.isHeld()).isTrue();
    }

    @Test
    void eachSessionHasTheTimeThatItWasGranted() throws Exception {
        world.grid.boundLives(2_000);
        ann.grid().lock("x").acquire();
        world.grid.boundLives(Long.MAX_VALUE);
        ann.way().silence();
        world.pass(3_000);
        ann.way().heal();
        CompletableFuture<Hold> next = world.call(() -> ann.grid().lock("x").acquire());
        world.pass(3_000);

        ann.way().silence();
        world.pass(4_000);

        assertThat(next).isCompletedWithValueMatching(Hold::isHeld);
    }
}
