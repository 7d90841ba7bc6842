package io.lockgrid.internal.wire.questions;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bytes of statistics and of events. Stateless. */
final class HistoryCodec {
    private HistoryCodec() {}

    static void writeStatistics(WireWriter out, GroupStatistics statistics) {
        out.string(statistics.group());
        out.string(statistics.member());
        out.number(statistics.since().toEpochMilli());
        out.number(statistics.grants());
        out.number(statistics.releases());
        out.number(statistics.failedTries());
        out.number(statistics.timeouts());
        out.number(statistics.withdrawals());
        out.number(statistics.losses().size());
        new TreeMap<>(statistics.losses()).forEach((reason, count) -> { // equal answers have equal bytes
            out.u8(reason.ordinal());
            out.number(count);
        });
        out.number(statistics.holds());
        out.number(statistics.waiters());
        writeHistogram(out, statistics.waitTimes());
        writeHistogram(out, statistics.holdTimes());
    }

    static GroupStatistics readStatistics(WireReader in) {
        return new GroupStatistics(
                in.string(),
                in.string(),
                Instant.ofEpochMilli(in.number()),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                readLosses(in),
                in.intNumber(),
                in.intNumber(),
                readHistogram(in),
                readHistogram(in));
    }

    private static Map<LockLoss.Reason, Long> readLosses(WireReader in) {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        int count = in.intNumber();
        for (int i = 0; i < count; i++) {
            losses.put(Enums.at(LockLoss.Reason.values(), in.u8()), in.number());
        }
        return losses;
    }

    private static void writeHistogram(WireWriter out, DurationHistogram histogram) {
        out.number(histogram.bounds().size());
        histogram.bounds().forEach(bound -> out.number(bound.toMillis()));
        out.number(histogram.counts().size());
        histogram.counts().forEach(out::number);
        out.number(histogram.total().toMillis());
    }

    private static DurationHistogram readHistogram(WireReader in) {
        List<Duration> bounds = in.list(() -> Duration.ofMillis(in.number()));
        List<Long> counts = in.list(in::number);
        return new DurationHistogram(bounds, counts, Duration.ofMillis(in.number()));
    }

    static void writeEvent(WireWriter out, LockEvent event) {
        out.number(event.number());
        out.string(event.group());
        out.number(event.at().toEpochMilli());
        out.string(event.lock());
        out.u8(event.kind().ordinal());
        out.flag(event.cause() != null);
        if (event.cause() != null) {
            out.u8(event.cause().ordinal());
        }
        out.number(event.fence());
        out.string(event.session());
        out.string(event.member());
        out.string(event.host());
        out.string(event.owner());
        out.optional(event.reason());
        out.optional(event.actor());
        out.optional(event.note());
    }

    static LockEvent readEvent(WireReader in) {
        return new LockEvent(
                in.number(),
                in.string(),
                Instant.ofEpochMilli(in.number()),
                in.string(),
                Enums.at(LockEvent.Kind.values(), in.u8()),
                in.flag() ? Enums.at(LockEvent.Cause.values(), in.u8()) : null,
                in.number(),
                in.string(),
                in.string(),
                in.string(),
                in.string(),
                in.optional(),
                in.optional(),
                in.optional());
    }
}
