package io.lockgrid.internal.wire;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bytes of a {@link HolderInfo}. Stateless. */
public final class HolderCodec {
    private HolderCodec() {}

    public static void write(WireWriter out, HolderInfo holder) {
        out.string(holder.session());
        out.string(holder.member());
        out.string(holder.host());
        out.string(holder.owner());
        out.optional(holder.reason());
        out.number(holder.since().toEpochMilli());
        write(out, holder.maxHold());
        if (holder.maxHold() != null) {
            write(out, holder.maxHoldLeft());
        }
    }

    public static void write(WireWriter out, @Nullable Duration duration) {
        out.number(duration == null ? -1 : duration.toMillis());
    }

    public static HolderInfo read(WireReader in) {
        String session = in.string();
        String member = in.string();
        String host = in.string();
        String owner = in.string();
        String reason = in.optional();
        Instant since = Instant.ofEpochMilli(in.number());
        Duration maxHold = duration(in.number());
        Duration left = maxHold == null ? null : duration(in.number());
        return new HolderInfo(session, member, host, owner, reason, since, maxHold, left);
    }

    public static @Nullable Duration duration(long millis) {
        return millis < 0 ? null : Duration.ofMillis(millis);
    }
}
