package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aRepeatedAcquireGetsTheSameAnswerAndNoSecondHold() {
        Request acquire = Ask.lock("a").as(++alice.sequence);
        Outcome first = alice.send(acquire);

        assertThat(alice.send(acquire)).isEqualTo(first);
        assertThat(grid.table.lock("a").waiterCount()).isZero();
    }

    @Test
    void aRepeatedAcquireIsNotGrantedAgainAfterItsRelease() {
        Request acquire = Ask.lock("a").as(++alice.sequence);
        Outcome first = alice.send(acquire);
        alice.release("a");

        assertThat(alice.send(acquire)).isEqualTo(first);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aRepeatedReleaseDoesNotReleaseALaterHold() {
        alice.acquire("a");
        Request release = new Request.Release(++alice.sequence, "a", 1, 0, 0);
        alice.send(release);
        alice.acquire("a");

        assertThat(alice.send(release)).isEqualTo(new Outcome.Released(0));
        assertThat(grid.holder("a").session()).isEqualTo(alice.id);
    }

    @Test
    void aRefusalIsKeptToo() {
        alice.acquire("a");
        Request attempt = Ask.lock("a").notWaiting().as(++bob.sequence);
        Outcome refused = bob.send(attempt);
        alice.release("a");

        assertThat(bob.send(attempt)).isEqualTo(refused);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void batchesMayArriveInAnotherOrder() {
        Batch earlier = alice.batchOf(Ask.lock("a").as(10));
        Batch later = alice.batchOf(Ask.lock("b").as(11));

        grid.apply(List.of(later), List.of());
        BatchReply reply = grid.apply(List.of(earlier), List.of()).get(0);

        assertThat(reply.outcomes().get(0)).isInstanceOf(Outcome.Granted.class);
        assertThat(grid.table.lockCount()).isEqualTo(2);
    }

    @Test
    void anAnswerBelowTheLowestOpenSequenceIsForgotten() {
        Request acquire = Ask.lock("a").as(++alice.sequence);
        alice.send(acquire);
        alice.release("a");
        alice.lowestOpen = acquire.sequence() + 1;

        assertThat(alice.send(acquire)).isEqualTo(Outcome.Stale.STALE);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void theLowestOpenSequenceNeverGoesBack() {
        Request acquire = Ask.lock("a").as(5);
        alice.lowestOpen = 10;
        alice.keepAlive();
        alice.lowestOpen = 1;

        assertThat(alice.send(acquire)).isEqualTo(Outcome.Stale.STALE);
    }

    @Test
    void aSequenceTooFarAheadIsRefusedAndCanBeSentAgainLater() {
        alice.lowestOpen = 100;
        Request lastInside = Ask.lock("a").as(100 + Window.BOUND - 1);
        Request beyond = Ask.lock("b").as(100 + Window.BOUND);

        assertThat(alice.send(beyond)).isEqualTo(new Outcome.LimitExceeded(Limit.WINDOW, Window.BOUND));
        assertThat(alice.send(lastInside)).isInstanceOf(Outcome.Granted.class);
        alice.lowestOpen = 101;
        assertThat(alice.send(beyond)).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void anotherSessionsSequencesAreItsOwn() {
        assertThat(alice.send(Ask.lock("a").as(50))).isInstanceOf(Outcome.Granted.class);
        assertThat(bob.send(Ask.lock("b").as(50))).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void aRepeatedForceReleaseWritesOneAuditEntry() {
        long fence = alice.granted("a");
        Request force = new Request.ForceRelease(++bob.sequence, "a", fence, "bob", "why");
        bob.send(force);

        assertThat(bob.send(force)).isEqualTo(Outcome.ForceReleased.FORCE_RELEASED);
        assertThat(grid.table.audit(10)).hasSize(1);
    }
}
