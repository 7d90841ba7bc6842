package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.replica.Clock;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.RequestRules;
import io.lockgrid.node.replica.Submission;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a leader cannot read again must not get into the log, where it would end every replica. */
class ProposalsTest {
    private final EntryCodec codec = new EntryCodec();
    private final Proposals proposals =
            new Proposals(Surroundings.JVM, 1_000, entry -> codec.encode(entry, Formats.NEWEST), this::read);
    private final RequestRules rules = RequestRules.of(GridNodeConfig.defaults());
    private final Replica replica = new Replica(Clock.at(() -> 0), 100);

    /** A reader that a defect keeps from reading anything about a lock called "bad". */
    private Entry read(byte[] bytes) {
        Entry entry = codec.decode(bytes);
        if (entry.toString().contains("name=bad")) {
            throw new FormatException("a defect of the reader");
        }
        return entry;
    }

    private Submission submission(Request... requests) {
        return new Submission(new Batch(UUID.randomUUID(), 1, 0, List.of(requests)), rules);
    }

    /** An opening that claims enough: a table begins with the milliseconds since 2020, 2,048 fences each. */
    private static Request open() {
        long soon = Instant.now().plusSeconds(60).toEpochMilli()
                - Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        return new Request.Open(
                1,
                new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID()),
                15_000,
                3_000,
                soon << 11,
                SessionTerms.NONE);
    }

    private static Request acquire(long sequence, String name) {
        return new Request.Acquire(sequence, name, new Asker(sequence, "thread", null), 0, LockTerms.asked(0));
    }

    private BatchReply reply(Submission submission, Replica.Applied applied, int index) {
        submission.answer(applied, index);
        return submission.reply().join();
    }

    @Test
    void aRequestThatCannotBeReadAgainIsRefusedAndAllOthersAreDone() {
        Submission good = submission(open(), acquire(2, "a"));
        Submission mixed = submission(open(), acquire(2, "bad"), acquire(3, "b"));

        Replica.Applied applied = apply(proposals.of(List.of(good, mixed), List.of(new TimeCommand.Clock())));

        assertThat(reply(good, applied, 0).outcomes().get(1)).isInstanceOf(Outcome.Granted.class);
        List<Outcome> outcomes = reply(mixed, applied, 1).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Opened.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.message()).contains("a defect of the reader", "nothing was done"));
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void aTimeCommandThatCannotBeReadAgainIsLeftOutAndTheOthersAreWritten() {
        EntryOp op = proposals.of(
                List.of(), List.of(new TimeCommand.DelayElapsed("bad", 1), new TimeCommand.DelayElapsed("good", 2)));

        assertThat(op.entry()).isNotNull();
        assertThat(op.entry().elapsed()).containsExactly(new TimeCommand.DelayElapsed("good", 2));
    }

    private Replica.Applied apply(EntryOp op) {
        return replica.apply(Objects.requireNonNull(op.entry()));
    }
}
