package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.AskOutcome;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskToReleaseTest {
    private final Grid grid = new Grid();
    private final Client operator = grid.open("console");
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    private Outcome ask(String name, long fence) {
        return operator.send(new Request.AskToRelease(++operator.sequence, name, fence, "eve", "in the way"));
    }

    private Outcome note(long number, String outcome) {
        return operator.send(new Request.NoteAct(++operator.sequence, number, "eve", "promote", "m4", "why", outcome));
    }

    @Test
    void theHolderIsToldAndNothingElseChanges() {
        long fence = alice.granted("a");
        long asked = alice.sequence;
        bob.acquire("a");

        assertThat(ask("a", fence)).isInstanceOf(Outcome.Asked.class);

        assertThat(grid.noticesOf(alice))
                .containsExactly(new Notice.ReleaseRequested(1, asked, fence, "eve", "in the way", Grid.START));
        assertThat(grid.holder("a").fence()).isEqualTo(fence);
        assertThat(grid.waiters("a")).containsExactly(bob.id);
        AuditEntry entry = grid.table.audit(1).get(0);
        assertThat(entry.action()).isEqualTo(AuditEntry.ASK_TO_RELEASE);
        assertThat(entry.fence()).isEqualTo(fence);
        assertThat(entry.outcome()).isEqualTo("asked");
        assertThat(entry.holder()).startsWith("alice");
    }

    @Test
    void aSecondRequestDoesNotPileUpUntilTheFirstHasArrived() {
        long fence = alice.granted("a");
        ask("a", fence);

        assertThat(ask("a", fence)).isEqualTo(asked(AskOutcome.Status.ALREADY_ASKED));
        assertThat(grid.noticesOf(alice)).hasSize(1);

        alice.ackedNotices = 1;
        alice.send(new Request.KeepAlive(++alice.sequence));
        assertThat(ask("a", fence)).isEqualTo(asked(AskOutcome.Status.ASKED));
        assertThat(grid.noticesOf(alice)).hasSize(2);
    }

    @Test
    void twoHoldsOfOneSessionAreAskedEach() {
        long first = alice.granted("a");
        long second = alice.granted("b");
        ask("a", first);
        ask("b", second);
        assertThat(grid.noticesOf(alice)).hasSize(2);
    }

    @Test
    void aLaterHoldIsNotAsked() {
        long first = alice.granted("a");
        alice.release("a");
        bob.granted("a");

        assertThat(ask("a", first)).isEqualTo(present("a"));
        assertThat(grid.noticesOf(bob)).isEmpty();
        assertThat(grid.table.audit(1).get(0).outcome()).startsWith("fence moved on");
        assertThat(ask("free", 1)).isEqualTo(new Outcome.FenceMovedOn(0, null));
        assertThat(grid.table.audit(1).get(0).outcome()).isEqualTo("not held");
    }

    @Test
    void aRequestThatHasNotArrivedIsInTheSnapshot() {
        long fence = alice.granted("a");
        ask("a", fence);

        LockTable restored = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));

        assertThat(restored.session(alice.id).notices())
                .isEqualTo(grid.table.session(alice.id).notices())
                .hasSize(1);
    }

    @Test
    void theCommandsAreReadAsTheyWereWritten() {
        List<Request> commands = List.of(
                new Request.AskToRelease(5, "a", 17, "eve", "why"),
                new Request.NoteAct(6, 3, "eve", "promote", "m4", "why", "done"));
        Entry entry = new Entry(1, 2, 1_000, List.of(new Batch(alice.id, 5, 0, commands)), List.of());
        EntryCodec codec = new EntryCodec();
        assertThat(codec.decode(codec.encode(entry, 1))).isEqualTo(entry);
    }

    @Test
    void anActIsNotedBeforeItIsDoneAndItsOutcomeAfter() {
        assertThat(note(0, "")).isEqualTo(new Outcome.Noted(1));
        assertThat(grid.table.audit(1).get(0).outcome()).isEqualTo(AuditEntry.BEGUN);

        assertThat(note(1, "done")).isEqualTo(new Outcome.Noted(1));
        assertThat(grid.table.audit(10)).extracting(AuditEntry::outcome).containsExactly("done");
    }

    @Test
    void anOutcomeOverwritesNoOtherEntry() {
        long fence = alice.granted("a");
        operator.forceRelease("a", fence);
        note(0, "");
        note(2, "done");

        note(1, "another outcome");
        note(2, "another outcome");
        note(9, "another outcome");

        assertThat(grid.table.audit(10)).extracting(AuditEntry::outcome).containsExactly("done", "released");
    }

    private Outcome asked(AskOutcome.Status status) {
        Outcome.FenceMovedOn present = present("a");
        return new Outcome.Asked(status, present.fence(), present.holder());
    }

    private Outcome.FenceMovedOn present(String name) {
        Hold hold = grid.holder(name);
        Session session = grid.table.session(hold.session());
        return new Outcome.FenceMovedOn(hold.fence(), hold.info(session.home(), null));
    }
}
