package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    /** Gives bob an event. */
    private void handOver(String name) {
        alice.acquire(name);
        bob.acquire(name);
        alice.release(name);
    }

    @Test
    void eventsAreNumberedPerSession() {
        handOver("a");
        handOver("b");

        assertThat(grid.table.session(bob.id).events())
                .extracting(NumberedEvent::number)
                .containsExactly(1L, 2L);
        assertThat(grid.table.session(alice.id).events()).isEmpty();
    }

    @Test
    void eventsAreKeptUntilTheyAreAcknowledged() {
        handOver("a");
        handOver("b");
        bob.ackedEvents = 1;
        bob.keepAlive();
        assertThat(grid.table.session(bob.id).events())
                .extracting(NumberedEvent::number)
                .containsExactly(2L);

        bob.ackedEvents = 2;
        bob.keepAlive();
        assertThat(grid.table.session(bob.id).events()).isEmpty();
        handOver("c");
        assertThat(grid.table.session(bob.id).events())
                .extracting(NumberedEvent::number)
                .containsExactly(3L);
    }

    @Test
    void anAcknowledgementNeverGoesBack() {
        handOver("a");
        bob.ackedEvents = 1;
        bob.keepAlive();
        bob.ackedEvents = 0;

        assertThat(bob.batch(new SessionCommand.KeepAlive(++bob.sequence)).events())
                .isEmpty();
    }

    @Test
    void aKeepAliveIsAnsweredWithAllEvents() {
        handOver("a");
        handOver("b");

        BatchReply reply = bob.batch(new SessionCommand.KeepAlive(++bob.sequence));

        assertThat(reply.results()).containsExactly(new Result.Alive(Grid.TABLE_ID));
        assertThat(reply.events())
                .isEqualTo(grid.table.session(bob.id).events())
                .hasSize(2);
    }

    @Test
    void aReleaseOfALostHoldIsAnsweredWithAllEvents() {
        long fence = alice.granted(Ask.lock("a").maxHold(100));
        long asked = alice.sequence;
        grid.elapse(new TimerKey.HoldTimer("a", fence));

        BatchReply reply = alice.batch(new SessionCommand.Release(++alice.sequence, "a", 1, fence, 0));

        assertThat(reply.results()).containsExactly(new Result.NotHeld());
        assertThat(reply.events())
                .containsExactly(
                        new NumberedEvent(1, new Event.Lost(asked, fence, LossReason.MAX_HOLD_ENDED, null, null)));
    }

    @Test
    void otherCommandsAreAnsweredWithTheEventsOfTheirEntryAlone() {
        handOver("a");

        assertThat(bob.batch(Ask.lock("z").as(++bob.sequence)).events()).isEmpty();
    }

    @Test
    void aReplyCarriesTheEventsThatEarlierBatchesOfItsEntryCaused() {
        handOver("a");
        alice.acquire("b");
        bob.acquire("b");
        long asked = bob.sequence;

        List<BatchReply> replies = grid.apply(
                List.of(
                        alice.batchOf(new SessionCommand.Release(++alice.sequence, "b", 1, 0, 0)),
                        bob.batchOf(Ask.lock("c").as(++bob.sequence))),
                List.of());

        assertThat(replies.get(0).events()).isEmpty();
        assertThat(replies.get(1).events())
                .containsExactly(new NumberedEvent(
                        2, new Event.Granted(asked, grid.holder("b").fence(), 0)));
    }

    @Test
    void aSessionThatAcknowledgesNothingIsRefusedInTheEnd() {
        LockTable table = grid.table;
        long sequence = bob.sequence;
        for (int i = 0; i < Window.BOUND; i++) {
            // Every hold is lost in the entry that gives it.
            SessionCommand acquire = Ask.lock("a").maxHold(1).as(++sequence);
            table.apply(entry(bob, sequence, 0, acquire, lost(table.lastFence() + 1)), grid.effects);
        }
        assertThat(table.session(bob.id).eventCount()).isEqualTo(Window.BOUND);

        SessionCommand next = Ask.lock("a").as(++sequence);
        assertThat(result(table.apply(entry(bob, sequence, 0, next), grid.effects)))
                .isEqualTo(new Result.LimitExceeded(Limit.WINDOW, Window.BOUND));
        next = Ask.lock("a").as(++sequence);
        assertThat(result(table.apply(entry(bob, sequence, 1, next), grid.effects)))
                .isInstanceOf(Result.Granted.class);
    }

    private static TimeCommand lost(long fence) {
        return new TimeCommand.HoldElapsed("a", fence, 0);
    }

    private static Entry entry(
            Client client, long lowestOpen, long acked, SessionCommand command, TimeCommand... then) {
        SessionBatch batch = new SessionBatch(client.id, lowestOpen, acked, List.of(command));
        return new Entry(Grid.START, Grid.SEED, List.of(batch), List.of(then));
    }

    private static Result result(List<BatchReply> replies) {
        return replies.get(0).results().get(0);
    }
}
