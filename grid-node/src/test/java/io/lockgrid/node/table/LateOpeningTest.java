package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.TimerKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that is over does not come back by a late copy of the batch that opened it. */
class LateOpeningTest {
    private final Grid grid = new Grid();
    private final Client operator = grid.open("operator");

    /** What opens a session and gets a lock with it; it was applied once. */
    private SessionBatch opened(Client client) {
        client.highestFence = grid.table.lastFence();
        client.sequence = 1;
        SessionBatch first = client.batchOf(client.opening(), Ask.lock("x").as(++client.sequence));
        assertThat(late(first).results().get(1)).isInstanceOf(Result.Granted.class);
        return first;
    }

    private BatchReply late(SessionBatch first) {
        return grid.apply(List.of(first), List.of()).get(0);
    }

    private void assertNothingIsDoneBy(SessionBatch first) {
        long fence = grid.table.lastFence();
        Result unknown = new Result.SessionUnknown(grid.table.tableId(), fence);

        assertThat(late(first).results()).containsExactly(unknown, unknown);

        assertThat(grid.table.session(first.session())).isNull();
        assertThat(grid.table.lastFence()).isEqualTo(fence);
    }

    @Test
    void aClosedSessionStaysClosed() {
        Client alice = grid.stranger("alice");
        SessionBatch first = opened(alice);
        alice.close();

        assertNothingIsDoneBy(first);
        assertThat(grid.table.lock("x")).isNull();
    }

    @Test
    void anExpiredSessionStaysOver() {
        Client alice = grid.stranger("alice");
        SessionBatch first = opened(alice);
        grid.elapse(new TimerKey.SessionTimer(alice.id));

        assertNothingIsDoneBy(first);
        assertThat(grid.table.lock("x")).isNull();
    }

    @Test
    void aSessionThatAnOperatorEndedStaysEnded() {
        Client alice = grid.stranger("alice");
        SessionBatch first = opened(alice);
        operator.endSession(alice.id);
        long fence = operator.granted("x");

        assertNothingIsDoneBy(first);
        assertThat(grid.holder("x").fence()).isEqualTo(fence);
        assertThat(alice.keepAlive()).isInstanceOf(Result.SessionUnknown.class);
    }

    @Test
    void aSessionThatEndedWhileOthersGoOnStaysEnded() {
        SessionBatch first = opened(grid.stranger("alice"));
        Client later = grid.open("later");
        grid.elapse(new TimerKey.SessionTimer(first.session()));

        assertNothingIsDoneBy(first);
        assertThat(later.keepAlive()).isInstanceOf(Result.Alive.class);
    }

    @Test
    void whatASnapshotRestoredKnowsOfSessionsThatAreOver() {
        Client alice = grid.stranger("alice");
        SessionBatch first = opened(alice);
        alice.close();
        grid.table = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));

        assertNothingIsDoneBy(first);
    }

    @Test
    void aSessionOfATableBeforeDoesNotComeBackInTheNext() {
        SessionBatch first = opened(grid.stranger("alice"));
        grid.table = new LockTable();
        grid.wallMillis += 60_000;
        grid.open("bob");

        assertNothingIsDoneBy(first);
    }

    @Test
    void theVeryFirstBatchOfANewTableMayBeALateOne() {
        SessionBatch first = opened(grid.stranger("alice"));
        grid.table = new LockTable();
        grid.wallMillis += 60_000;

        assertThat(late(first).results()).hasOnlyElementsOfType(Result.SessionUnknown.class);
    }

    /** The clocks went back over the restart; but somebody who was there tells of it. */
    @Test
    void aTableThatBeganWithLowerFencesLearnsOfTheOneBefore() {
        SessionBatch first = opened(grid.stranger("alice"));
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

        Result refused = again.send(again.opening());
        again.highestFence = ((Result.SessionUnknown) refused).lastFence();

        assertThat(again.send(again.opening())).isEqualTo(new Result.Opened(Grid.TABLE_ID, Client.TIME_TO_LIVE));
        assertThat(again.granted("x")).isGreaterThan(again.highestFence);
    }
}
