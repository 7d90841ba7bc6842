package io.lockgrid.internal.wire.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.internal.bytes.FormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCodecTest {
    private static final DurationHistogram HISTOGRAM = new DurationHistogram(
            List.of(Duration.ofMillis(1), Duration.ofMillis(2)), List.of(1L, 0L, 1L << 40), Duration.ofDays(9));

    private static final GroupStatistics STATISTICS = new GroupStatistics(
            "default",
            "m",
            Instant.ofEpochMilli(5),
            1,
            2,
            3,
            4,
            5,
            Map.of(LockLoss.Reason.FORCED, 6L),
            7,
            8,
            HISTOGRAM,
            HISTOGRAM);

    private static final LockEvent EVENT = new LockEvent(
            1L << 50,
            "default",
            Instant.ofEpochMilli(5),
            "😀",
            LockEvent.Kind.LOST,
            LockEvent.Cause.FORCED,
            9,
            "s",
            "m",
            "h",
            "o",
            null,
            "ann",
            "stuck");

    @Test
    void questionsAboutWhatWasSeenAreReadAsTheyWereWritten() {
        for (AdminQuery query : List.of(
                new AdminQuery.Statistics(),
                new AdminQuery.History("orders/42", 100),
                new AdminQuery.Events(-7, AdminQuery.Events.ALL, 1000),
                new AdminQuery.Events(0, AdminQuery.Events.NONE, 1))) {
            assertThat(AdminCodec.decodeQuery(AdminCodec.encode(query, 1))).isEqualTo(query);
        }
    }

    @Test
    void answersAboutWhatWasSeenAreReadAsTheyWereWritten() {
        for (AdminAnswer answer : List.of(
                new AdminAnswer.Statistics(STATISTICS),
                new AdminAnswer.History(List.of(EVENT)),
                new AdminAnswer.Events(List.of(EVENT, EVENT), 4711, 1L << 50, true))) {
            assertThat(AdminCodec.decodeAnswer(AdminCodec.encode(answer, 1))).isEqualTo(answer);
        }
    }

    @Test
    void aQuestionThatThisVersionDoesNotKnowIsRefusedByName() {
        byte[] unknown = AdminCodec.encode(new AdminQuery.Statistics(), 1);
        unknown[1] = 99;

        assertThatThrownBy(() -> AdminCodec.decodeQuery(unknown))
                .isInstanceOf(FormatException.class)
                .hasMessage("this version knows no admin query of kind 99");
    }
}
