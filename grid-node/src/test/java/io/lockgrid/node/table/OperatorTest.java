package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.SessionEnd;
import org.junit.jupiter.api.Test;

class OperatorTest {
    private final Grid grid = new Grid();
    private final Client operator = grid.open("console");
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aForcedReleaseGivesTheLockToTheNextWaiterAndTellsTheHolder() {
        long fence = alice.granted("a");
        long asked = alice.sequence;
        bob.acquire("a");

        assertThat(operator.forceRelease("a", fence)).isEqualTo(new Result.ForceReleased());

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.eventsOf(alice))
                .containsExactly(new Event.Lost(asked, fence, LossReason.FORCED, "alice", "stuck"));
    }

    @Test
    void aForcedReleaseNeverTouchesALaterHold() {
        long first = alice.granted("a");
        alice.release("a");
        long second = bob.granted(Ask.lock("a").label("worker"));

        assertThat(operator.forceRelease("a", first))
                .isEqualTo(new Result.FenceMovedOn(
                        second,
                        bob.id,
                        bob.home,
                        "worker",
                        null,
                        grid.holder("a").since(),
                        0));
        assertThat(grid.holder("a").fence()).isEqualTo(second);
        assertThat(grid.eventsOf(bob)).isEmpty();
    }

    @Test
    void aForcedReleaseOfALockThatNobodyHoldsSaysSo() {
        assertThat(operator.forceRelease("a", 5)).isEqualTo(new Result.FenceMovedOn(0, null, null, null, null, 0, 0));
        assertThat(operator.forceRelease("a", 0)).isEqualTo(new Result.FenceMovedOn(0, null, null, null, null, 0, 0));
    }

    @Test
    void aForcedReleaseIsWrittenIntoTheAuditTrail() {
        long fence = alice.granted(Ask.lock("a").label("worker"));
        operator.forceRelease("a", fence);
        operator.forceRelease("a", fence);

        assertThat(grid.table.audit(10))
                .containsExactly(
                        new AuditEntry(
                                2,
                                Grid.START,
                                "alice",
                                AuditEntry.FORCE_RELEASE,
                                "a",
                                fence,
                                "stuck",
                                "not held",
                                null),
                        new AuditEntry(
                                1,
                                Grid.START,
                                "alice",
                                AuditEntry.FORCE_RELEASE,
                                "a",
                                fence,
                                "stuck",
                                "released",
                                "alice (" + alice.home.host() + "), worker"));
    }

    @Test
    void theAuditTrailNamesTheHolderThatWasSpared() {
        long fence = alice.granted("a");
        operator.forceRelease("a", fence + 1);

        AuditEntry entry = grid.table.audit(1).get(0);
        assertThat(entry.outcome()).isEqualTo("fence moved on to " + fence);
        assertThat(entry.holder()).startsWith("alice");
    }

    @Test
    void aSessionCanBeEnded() {
        alice.acquire("a");
        alice.acquire("b");
        bob.acquire("a");

        assertThat(operator.endSession(alice.id)).isEqualTo(new Result.SessionEnded(true));

        assertThat(grid.table.session(alice.id)).isNull();
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.effects.messages)
                .startsWith(new RecordingEffects.Ended(alice.id, alice.home, SessionEnd.FORCED, "alice", "gone wild"));
        AuditEntry entry = grid.table.audit(1).get(0);
        assertThat(entry.action()).isEqualTo(AuditEntry.CLOSE_SESSION);
        assertThat(entry.target()).isEqualTo(alice.id.toString());
        assertThat(entry.outcome()).isEqualTo("closed, 2 holds freed");
        assertThat(entry.holder()).startsWith("alice");
    }

    @Test
    void endingASessionThatIsNotOpenSaysSo() {
        Client stranger = grid.stranger("stranger");

        assertThat(operator.endSession(stranger.id)).isEqualTo(new Result.SessionEnded(false));
        assertThat(grid.table.audit(1).get(0).outcome()).isEqualTo("no such session");
    }

    @Test
    void anOperatorMayEndItsOwnSession() {
        BatchReply reply = operator.batch(
                new SessionCommand.EndSession(++operator.sequence, operator.id, "me", "why", 10),
                new SessionCommand.KeepAlive(++operator.sequence));

        assertThat(reply.results())
                .containsExactly(
                        new Result.SessionEnded(true),
                        new Result.SessionUnknown(Grid.TABLE_ID, grid.table.lastFence()));
    }

    @Test
    void theAuditTrailIsBounded() {
        for (int i = 1; i <= 5; i++) {
            operator.send(new SessionCommand.ForceRelease(++operator.sequence, "a" + i, 1, "me", "why", 3));
        }

        assertThat(grid.table.audit(10)).extracting(AuditEntry::target).containsExactly("a5", "a4", "a3");
        assertThat(grid.table.audit(2)).extracting(AuditEntry::number).containsExactly(5L, 4L);
        operator.send(new SessionCommand.ForceRelease(++operator.sequence, "a6", 1, "me", "why", 0));
        assertThat(grid.table.audit(10)).isEmpty();
    }
}
