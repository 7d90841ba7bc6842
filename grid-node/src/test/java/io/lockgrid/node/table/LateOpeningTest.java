package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.TimerKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that is over does not come back by a late copy of the batch that opened it. */
class LateOpeningTest {
    private final Grid grid = new Grid();
    private final Client operator = grid.open("operator");

    /** What opens a session and gets a lock with it; it was applied once. */
    private Batch opened(Client client) {
        client.highestFence = grid.table.lastFence();
        client.sequence = 1;
        Batch first = client.batchOf(client.opening(), Ask.lock("x").as(++client.sequence));
        assertThat(late(first).outcomes().get(1)).isInstanceOf(Outcome.Granted.class);
        return first;
    }

    private BatchReply late(Batch first) {
        return grid.apply(List.of(first), List.of()).get(0);
    }

    private void assertNothingIsDoneBy(Batch first) {
        long fence = grid.table.lastFence();
        Outcome unknown = new Outcome.SessionUnknown(fence);

        assertThat(late(first).outcomes()).containsExactly(unknown, unknown);

        assertThat(grid.table.session(first.session())).isNull();
        assertThat(grid.table.lastFence()).isEqualTo(fence);
    }

    @Test
    void aClosedSessionStaysClosed() {
        Client alice = grid.stranger("alice");
        Batch first = opened(alice);
        alice.close();

        assertNothingIsDoneBy(first);
        assertThat(grid.table.lock("x")).isNull();
    }

    @Test
    void anExpiredSessionStaysOver() {
        Client alice = grid.stranger("alice");
        Batch first = opened(alice);
        grid.elapse(new TimerKey.SessionTimer(alice.id));

        assertNothingIsDoneBy(first);
        assertThat(grid.table.lock("x")).isNull();
    }

    @Test
    void aSessionThatAnOperatorEndedStaysEnded() {
        Client alice = grid.stranger("alice");
        Batch first = opened(alice);
        operator.endSession(alice.id);
        long fence = operator.granted("x");

        assertNothingIsDoneBy(first);
        assertThat(grid.holder("x").fence()).isEqualTo(fence);
        assertThat(alice.keepAlive()).isInstanceOf(Outcome.SessionUnknown.class);
    }

    @Test
    void aSessionThatEndedWhileOthersGoOnStaysEnded() {
        Batch first = opened(grid.stranger("alice"));
        Client later = grid.open("later");
        grid.elapse(new TimerKey.SessionTimer(first.session()));

        assertNothingIsDoneBy(first);
        assertThat(later.keepAlive()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatASnapshotRestoredKnowsOfSessionsThatAreOver() {
        Client alice = grid.stranger("alice");
        Batch first = opened(alice);
        alice.close();
        grid.table = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));

        assertNothingIsDoneBy(first);
    }

    @Test
    void aSessionOfATableBeforeDoesNotComeBackInTheNext() {
        Batch first = opened(grid.stranger("alice"));
        grid.table = new LockTable();
        grid.wallMillis += 60_000;
        grid.open("bob");

        assertNothingIsDoneBy(first);
    }

    @Test
    void theVeryFirstBatchOfANewTableMayBeALateOne() {
        Batch first = opened(grid.stranger("alice"));
        grid.table = new LockTable();
        grid.wallMillis += 60_000;

        assertThat(late(first).outcomes()).hasOnlyElementsOfType(Outcome.SessionUnknown.class);
    }

    /** The clocks went back over the restart; but somebody who was there tells of it. */
    @Test
    void aTableThatBeganWithLowerFencesLearnsOfTheOneBefore() {
        Batch first = opened(grid.stranger("alice"));
        Client bob = grid.stranger("bob");
        bob.highestFence = grid.table.lastFence();
        grid.table = new LockTable();
        grid.wallMillis -= 60_000;
        bob.open();

        assertNothingIsDoneBy(first);
    }

    @Test
    void whoeverClaimsTheFenceThatItWasToldOpensAnotherSession() {
        Client alice = grid.stranger("alice");
        opened(alice);
        alice.close();
        Client again = grid.stranger("alice again");
        again.sequence = 1;

        Outcome refused = again.send(again.opening());
        again.highestFence = ((Outcome.SessionUnknown) refused).lastFence();

        assertThat(again.send(again.opening())).isEqualTo(new Outcome.Opened(Client.TIME_TO_LIVE));
        assertThat(again.granted("x")).isGreaterThan(again.highestFence);
    }
}
