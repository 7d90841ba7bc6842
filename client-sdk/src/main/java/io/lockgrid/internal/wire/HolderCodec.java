package io.lockgrid.internal.wire;

import io.lockgrid.admin.HolderInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bytes of a {@link HolderInfo}. Stateless. */
final class HolderCodec {
    private HolderCodec() {}

    static void write(WireWriter out, HolderInfo holder) {
        out.string(holder.session());
        out.string(holder.member());
        out.string(holder.host());
        out.string(holder.owner());
        out.optional(holder.reason());
        out.number(holder.since().toEpochMilli());
        Duration maxHold = holder.maxHold();
        out.number(maxHold == null ? -1 : maxHold.toMillis());
    }

    static HolderInfo read(WireReader in) {
        return new HolderInfo(
                in.string(),
                in.string(),
                in.string(),
                in.string(),
                in.optional(),
                Instant.ofEpochMilli(in.number()),
                duration(in.number()));
    }

    static @Nullable Duration duration(long millis) {
        return millis < 0 ? null : Duration.ofMillis(millis);
    }
}
