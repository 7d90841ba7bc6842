package io.lockgrid.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireCodecTest {
    private static final UUID SESSION = new UUID(-1, 42);

    private final Batch batch = new Batch(
            SESSION,
            7,
            Long.MAX_VALUE / 2,
            List.of(
                    new Request.Open(
                            1,
                            new Home(SessionKind.CLIENT, "bätch", "host:1", SESSION),
                            15_000,
                            3_000,
                            1L << 52,
                            SessionTerms.NONE),
                    new Request.KeepAlive(2),
                    new Request.Close(3),
                    new Request.Acquire(4, "orders/42", new Asker(-4, "main", null), -1, LockTerms.asked(0)),
                    new Request.Acquire(5, "😀\u202E", new Asker(99, "", "why"), 300, LockTerms.asked(60_000)),
                    new Request.Release(6, "orders/42", -4, 17, 2, 30_000),
                    new Request.Reenter(13, "orders/42", 99, 17, 3),
                    new Request.Renew(7, "orders/42", -4, 17, 500),
                    new Request.Withdraw(8, 4),
                    new Request.ForceRelease(9, "x", 17, "ann", "stuck"),
                    new Request.EndSession(10, SESSION, "ann", "gone"),
                    new Request.AskToRelease(11, "x", 17, "ann", "stuck"),
                    new Request.NoteAct(12, 3, "ann", "promote", "m4", "why", "done")));

    private final BatchReply reply = new BatchReply(
            Long.MIN_VALUE,
            List.of(
                    new Outcome.Opened(15_000),
                    Outcome.Done.DONE,
                    new Outcome.Granted(1L << 52, 3, 500),
                    Outcome.Queued.QUEUED,
                    Outcome.Held.HELD,
                    new Outcome.Released(2),
                    new Outcome.Renewed(500),
                    Outcome.NotHeld.NOT_HELD,
                    new Outcome.LimitExceeded(Limit.WAITERS_PER_LOCK, 10),
                    new Outcome.Refused("no"),
                    Outcome.ForceReleased.FORCE_RELEASED,
                    new Outcome.FenceMovedOn(0, null),
                    new Outcome.FenceMovedOn(
                            18,
                            new HolderInfo(
                                    "s",
                                    "m",
                                    "h",
                                    "o",
                                    null,
                                    Instant.ofEpochMilli(5),
                                    Duration.ofMillis(9),
                                    Duration.ofMillis(4))),
                    new Outcome.SessionEnded(true),
                    new Outcome.Asked(
                            AskOutcome.Status.CANNOT_HEAR,
                            18,
                            new HolderInfo("s", "m", "h", "o", null, Instant.ofEpochMilli(5), null, null)),
                    new Outcome.Noted(3),
                    new Outcome.SessionUnknown(1L << 52),
                    Outcome.Stale.STALE),
            List.of(
                    new Notice.Granted(1, 4, 17, 0),
                    new Notice.WaitEnded(2, 5),
                    new Notice.Lost(3, 4, 17, LockLoss.Reason.FORCED, "ann", null),
                    new Notice.ReleaseRequested(4, 4, 17, "ann", "stuck", 99),
                    new Notice.SessionGone(LockLoss.Reason.SESSION_EXPIRED, null, null)),
            SESSION);

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(WireCodec.decodeBatch(WireCodec.encode(batch, 1))).isEqualTo(batch);
        assertThat(WireCodec.decodeReply(
                        WireCodec.encode(reply, 1), reply.outcomes().size()))
                .isEqualTo(reply);
        Notices notices = new Notices("default", SESSION, reply.notices());
        assertThat(WireCodec.decodeNotices(WireCodec.encode(notices, 1))).isEqualTo(notices);
        GridTerms terms = new GridTerms(List.of("default", "other"), 5, 15_000, 3_000, 256);
        assertThat(GridTerms.decode(terms.encode(1))).isEqualTo(terms);
    }

    @Test
    void anotherVersionIsRefusedByName() {
        byte[] bytes = WireCodec.encode(batch, 1);
        bytes[0] = 9;
        assertThatThrownBy(() -> WireCodec.decodeBatch(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void aRefusalOfWhatWasNotUnderstoodIsTheAnswerToEachRequest() {
        BatchReply refused = WireCodec.decodeReply(WireCodec.refusal("unheard of; nothing was done"), 2);

        assertThat(refused.outcomes())
                .containsExactly(
                        new Outcome.Refused("unheard of; nothing was done"),
                        new Outcome.Refused("unheard of; nothing was done"));
        assertThatThrownBy(() -> AdminCodec.decodeAnswer(WireCodec.refusal("unheard of; nothing was done")))
                .isInstanceOf(FormatException.class)
                .hasMessage("unheard of; nothing was done");
    }

    @Test
    void anAnswerThatIsNotOneToItsBatchIsNoAnswer() {
        byte[] bytes = WireCodec.encode(reply, 1);
        assertThatThrownBy(() -> WireCodec.decodeReply(bytes, 3)).isInstanceOf(FormatException.class);
    }

    @Test
    void aBatchWhoseSequencesCannotBeIsRefused() {
        int behindTheSession = 1 + 16;
        for (int at = behindTheSession; at < behindTheSession + 2; at++) {
            byte[] bytes = WireCodec.encode(new Batch(SESSION, 0, 0, List.of()), 1);
            bytes[at] = 1; // as -1 is written
            assertThatThrownBy(() -> WireCodec.decodeBatch(bytes))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("must be at least 0, but is -1");
        }
    }

    @Test
    void aClientAndAGridSpeakTheNewestVersionThatBothKnow() {
        assertThat(Hello.decode(Hello.SPOKEN.encode())).isEqualTo(Hello.SPOKEN);
        assertThat(new Hello(1, 9).agree(3)).isEqualTo(3);
        assertThat(new Hello(1, 2).agree(3)).isEqualTo(2);
        assertThatThrownBy(() -> new Hello(8, 9).agree(1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("speaks version 8 to 9")
                .hasMessageContaining("nothing was done");
    }

    @Test
    void nothingIsWrittenInAVersionThatThisBuildDoesNotKnow() {
        assertThatThrownBy(() -> WireCodec.encode(batch, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void aMessageThatEndsTooEarlyOrTooLateIsRefused() {
        byte[] bytes = WireCodec.encode(batch, 1);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> WireCodec.decodeBatch(cut)).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> WireCodec.decodeBatch(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void damagedBytesAreEitherReadOrRefusedButNeverAnythingElse() {
        Random random = new Random(1);
        byte[] bytes = WireCodec.encode(reply, 1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[1 + random.nextInt(damaged.length - 1)] = (byte) random.nextInt();
            try {
                WireCodec.decodeReply(damaged, reply.outcomes().size());
            } catch (FormatException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
