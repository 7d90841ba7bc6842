package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aRepeatedAcquireGetsTheSameAnswerAndNoSecondHold() {
        SessionCommand acquire = Ask.lock("a").as(++alice.sequence);
        Result first = alice.send(acquire);

        assertThat(alice.send(acquire)).isEqualTo(first);
        assertThat(grid.table.lock("a").waiterCount()).isZero();
    }

    @Test
    void aRepeatedAcquireIsNotGrantedAgainAfterItsRelease() {
        SessionCommand acquire = Ask.lock("a").as(++alice.sequence);
        Result first = alice.send(acquire);
        alice.release("a");

        assertThat(alice.send(acquire)).isEqualTo(first);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void aRepeatedReleaseDoesNotReleaseALaterHold() {
        alice.acquire("a");
        SessionCommand release = new SessionCommand.Release(++alice.sequence, "a", 1, 0, 0);
        alice.send(release);
        alice.acquire("a");

        assertThat(alice.send(release)).isEqualTo(new Result.Released(0));
        assertThat(grid.holder("a").session()).isEqualTo(alice.id);
    }

    @Test
    void aRefusalIsKeptToo() {
        alice.acquire("a");
        SessionCommand attempt = Ask.lock("a").notWaiting().as(++bob.sequence);
        Result refused = bob.send(attempt);
        alice.release("a");

        assertThat(bob.send(attempt)).isEqualTo(refused);
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void batchesMayArriveInAnotherOrder() {
        SessionBatch earlier = alice.batchOf(Ask.lock("a").as(10));
        SessionBatch later = alice.batchOf(Ask.lock("b").as(11));

        grid.apply(List.of(later), List.of());
        BatchReply reply = grid.apply(List.of(earlier), List.of()).get(0);

        assertThat(reply.results().get(0)).isInstanceOf(Result.Granted.class);
        assertThat(grid.table.lockCount()).isEqualTo(2);
    }

    @Test
    void anAnswerBelowTheLowestOpenSequenceIsForgotten() {
        SessionCommand acquire = Ask.lock("a").as(++alice.sequence);
        alice.send(acquire);
        alice.release("a");
        alice.lowestOpen = acquire.sequence() + 1;

        assertThat(alice.send(acquire)).isEqualTo(new Result.Stale());
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void theLowestOpenSequenceNeverGoesBack() {
        SessionCommand acquire = Ask.lock("a").as(5);
        alice.lowestOpen = 10;
        alice.keepAlive();
        alice.lowestOpen = 1;

        assertThat(alice.send(acquire)).isEqualTo(new Result.Stale());
    }

    @Test
    void aSequenceTooFarAheadIsRefusedAndCanBeSentAgainLater() {
        alice.lowestOpen = 100;
        SessionCommand lastInside = Ask.lock("a").as(100 + Window.BOUND - 1);
        SessionCommand beyond = Ask.lock("b").as(100 + Window.BOUND);

        assertThat(alice.send(beyond)).isEqualTo(new Result.LimitExceeded(Limit.WINDOW, Window.BOUND));
        assertThat(alice.send(lastInside)).isInstanceOf(Result.Granted.class);
        alice.lowestOpen = 101;
        assertThat(alice.send(beyond)).isInstanceOf(Result.Granted.class);
    }

    @Test
    void anotherSessionsSequencesAreItsOwn() {
        assertThat(alice.send(Ask.lock("a").as(50))).isInstanceOf(Result.Granted.class);
        assertThat(bob.send(Ask.lock("b").as(50))).isInstanceOf(Result.Granted.class);
    }

    @Test
    void aRepeatedForceReleaseWritesOneAuditEntry() {
        long fence = alice.granted("a");
        SessionCommand force = new SessionCommand.ForceRelease(++bob.sequence, "a", fence, "bob", "why", 10);
        bob.send(force);

        assertThat(bob.send(force)).isEqualTo(new Result.ForceReleased());
        assertThat(grid.table.audit(10)).hasSize(1);
    }
}
