package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A judge that sees nothing would find every script well. */
class JudgeTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final Judge judge = new Judge(world, List.of(ann));

    @AfterEach
    void close() {
        world.close();
    }

    private Hold acquired() throws InterruptedException {
        Hold hold = ann.grid().lock("x").acquire();
        judge.granted(ann, hold);
        world.pass(150); // past the first keep-alive, which would bring what is held back
        return hold;
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        Hold hold = acquired();
        world.pass(1_000);
        judge.calm("x", 0);
        hold.release();
        judge.released(hold);
        judge.calm("x", 0);

        assertThat(judge.report()).isEmpty();
    }

    @Test
    void findsAHolderThatBelievesTooLong() throws Exception {
        acquired();
        ann.way().notices().hold();
        world.grid.forceRelease("x");
        world.pass(100);

        assertThat(judge.report()).startsWith("Hold[x, fence ").contains("is believed, but the grid has nothing");
    }

    @Test
    void findsAThreadThatBelievesTooLong() {
        ann.grid().lock("x").asLock().lock();
        world.pass(150);
        ann.way().notices().hold();
        world.grid.forceRelease("x");
        world.pass(100);

        assertThat(judge.report()).startsWith("Hold[x, fence ").contains("is believed, but the grid has nothing");
    }

    @Test
    void findsAHoldThatIsLeftBehind() {
        UUID session = UUID.randomUUID();
        List<Request> requests = List.of(
                new Request.Open(1, ann.way().home(), 60_000, 3_000, NaiveLocks.FIRST_FENCE, SessionTerms.NONE),
                new Request.Acquire(2, "x", new Asker(-2, "nobody", null), 0, LockTerms.asked(0)));
        world.grid.handle(new Batch(session, 1, 0, requests));

        judge.calm("x", 0);

        assertThat(judge.report()).startsWith("nobody believes to have what the grid holds: fence ");
    }

    @Test
    void findsAWaiterThatIsLeftBehind() throws Exception {
        acquired();
        world.call(() -> ann.grid().lock("x").acquire());

        judge.calm("x", 0);

        assertThat(judge.report()).startsWith("0 wait for x, but at the grid 1");
    }
}
