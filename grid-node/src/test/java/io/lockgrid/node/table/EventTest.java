package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Entry;
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

        assertThat(grid.table.session(bob.id).notices())
                .extracting(Notice::number)
                .containsExactly(1L, 2L);
        assertThat(grid.table.session(alice.id).notices()).isEmpty();
    }

    @Test
    void eventsAreKeptUntilTheyAreAcknowledged() {
        handOver("a");
        handOver("b");
        bob.ackedNotices = 1;
        bob.keepAlive();
        assertThat(grid.table.session(bob.id).notices())
                .extracting(Notice::number)
                .containsExactly(2L);

        bob.ackedNotices = 2;
        bob.keepAlive();
        assertThat(grid.table.session(bob.id).notices()).isEmpty();
        handOver("c");
        assertThat(grid.table.session(bob.id).notices())
                .extracting(Notice::number)
                .containsExactly(3L);
    }

    @Test
    void anAcknowledgementNeverGoesBack() {
        handOver("a");
        bob.ackedNotices = 1;
        bob.keepAlive();
        bob.ackedNotices = 0;

        assertThat(bob.batch(new Request.KeepAlive(++bob.sequence)).notices()).isEmpty();
    }

    @Test
    void aKeepAliveIsAnsweredWithAllEvents() {
        handOver("a");
        handOver("b");

        BatchReply reply = bob.batch(new Request.KeepAlive(++bob.sequence));

        assertThat(reply.outcomes()).containsExactly(Outcome.Done.DONE);
        assertThat(reply.notices())
                .isEqualTo(grid.table.session(bob.id).notices())
                .hasSize(2);
    }

    @Test
    void aReleaseOfALostHoldIsAnsweredWithAllEvents() {
        long fence = alice.granted(Ask.lock("a").maxHold(100));
        long asked = alice.sequence;
        grid.elapse(new TimerKey.HoldTimer("a", fence));

        BatchReply reply = alice.batch(new Request.Release(++alice.sequence, "a", 1, fence, 0));

        assertThat(reply.outcomes()).containsExactly(Outcome.NotHeld.NOT_HELD);
        assertThat(reply.notices())
                .containsExactly(new Notice.Lost(1, asked, fence, LockLoss.Reason.MAX_HOLD_ENDED, null, null));
    }

    @Test
    void otherCommandsAreAnsweredWithTheEventsOfTheirEntryAlone() {
        handOver("a");

        assertThat(bob.batch(Ask.lock("z").as(++bob.sequence)).notices()).isEmpty();
    }

    @Test
    void aReplyCarriesTheEventsThatEarlierBatchesOfItsEntryCaused() {
        handOver("a");
        alice.acquire("b");
        bob.acquire("b");
        long asked = bob.sequence;

        List<BatchReply> replies = grid.apply(
                List.of(
                        alice.batchOf(new Request.Release(++alice.sequence, "b", 1, 0, 0)),
                        bob.batchOf(Ask.lock("c").as(++bob.sequence))),
                List.of());

        assertThat(replies.get(0).notices()).isEmpty();
        assertThat(replies.get(1).notices())
                .containsExactly(new Notice.Granted(2, asked, grid.holder("b").fence(), 0));
    }

    @Test
    void aSessionThatAcknowledgesNothingIsRefusedInTheEnd() {
        LockTable table = grid.table;
        long sequence = bob.sequence;
        for (int i = 0; i < Window.BOUND; i++) {
            // Every hold is lost in the entry that gives it.
            Request acquire = Ask.lock("a").maxHold(1).as(++sequence);
            table.apply(entry(bob, sequence, 0, acquire, lost(table.lastFence() + 1)), grid.effects);
        }
        assertThat(table.session(bob.id).noticeCount()).isEqualTo(Window.BOUND);

        Request next = Ask.lock("a").as(++sequence);
        assertThat(result(table.apply(entry(bob, sequence, 0, next), grid.effects)))
                .isEqualTo(new Outcome.LimitExceeded(Limit.WINDOW, Window.BOUND));
        next = Ask.lock("a").as(++sequence);
        assertThat(result(table.apply(entry(bob, sequence, 1, next), grid.effects)))
                .isInstanceOf(Outcome.Granted.class);
    }

    private static TimeCommand lost(long fence) {
        return new TimeCommand.HoldElapsed("a", fence, 0);
    }

    private static Entry entry(Client client, long lowestOpen, long acked, Request command, TimeCommand... then) {
        Batch batch = new Batch(client.id, lowestOpen, acked, List.of(command));
        return new Entry(Grid.START, Grid.SEED, 1_000, List.of(batch), List.of(then));
    }

    private static Outcome result(List<BatchReply> replies) {
        return replies.get(0).outcomes().get(0);
    }
}
