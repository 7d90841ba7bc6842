package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.SessionEnd;
import java.time.Instant;
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

        assertThat(operator.forceRelease("a", fence)).isEqualTo(Outcome.ForceReleased.FORCE_RELEASED);

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.noticesOf(alice))
                .containsExactly(new Notice.Lost(1, asked, fence, LockLoss.Reason.FORCED, "alice", "stuck"));
    }

    @Test
    void aForcedReleaseNeverTouchesALaterHold() {
        long first = alice.granted("a");
        alice.release("a");
        long second = bob.granted(Ask.lock("a").label("worker"));

        assertThat(operator.forceRelease("a", first))
                .isEqualTo(new Outcome.FenceMovedOn(
                        second,
                        new HolderInfo(
                                bob.id.toString(),
                                bob.home.name(),
                                bob.home.host(),
                                "worker",
                                null,
                                Instant.ofEpochMilli(grid.holder("a").since()),
                                null,
                                null)));
        assertThat(grid.holder("a").fence()).isEqualTo(second);
        assertThat(grid.noticesOf(bob)).isEmpty();
    }

    @Test
    void aForcedReleaseOfALockThatNobodyHoldsSaysSo() {
        assertThat(operator.forceRelease("a", 5)).isEqualTo(new Outcome.FenceMovedOn(0, null));
        assertThat(operator.forceRelease("a", 0)).isEqualTo(new Outcome.FenceMovedOn(0, null));
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

        assertThat(operator.endSession(alice.id)).isEqualTo(new Outcome.SessionEnded(true));

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

        assertThat(operator.endSession(stranger.id)).isEqualTo(new Outcome.SessionEnded(false));
        assertThat(grid.table.audit(1).get(0).outcome()).isEqualTo("no such session");
    }

    @Test
    void anOperatorMayEndItsOwnSession() {
        BatchReply reply = operator.batch(
                new Request.EndSession(++operator.sequence, operator.id, "me", "why"),
                new Request.KeepAlive(++operator.sequence));

        assertThat(reply.outcomes())
                .containsExactly(new Outcome.SessionEnded(true), new Outcome.SessionUnknown(grid.table.lastFence()));
    }

    @Test
    void theAuditTrailIsBounded() {
        grid.auditLimit = 3;
        for (int i = 1; i <= 5; i++) {
            operator.send(new Request.ForceRelease(++operator.sequence, "a" + i, 1, "me", "why"));
        }

        assertThat(grid.table.audit(10)).extracting(AuditEntry::target).containsExactly("a5", "a4", "a3");
        assertThat(grid.table.audit(2)).extracting(AuditEntry::number).containsExactly(5L, 4L);
        grid.auditLimit = 0;
        operator.send(new Request.ForceRelease(++operator.sequence, "a6", 1, "me", "why"));
        assertThat(grid.table.audit(10)).isEmpty();
    }
}
