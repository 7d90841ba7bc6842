package io.lockgrid.internal.wire;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import io.lockgrid.internal.wire.Notice.Granted;
import io.lockgrid.internal.wire.Notice.Lost;
import io.lockgrid.internal.wire.Notice.ReleaseRequested;
import io.lockgrid.internal.wire.Notice.SessionGone;
import io.lockgrid.internal.wire.Notice.WaitEnded;

/** Bytes of one {@link Notice}. Stateless. */
final class NoticeCodec {
    private static final int GRANTED = 1;
    private static final int WAIT_ENDED = 2;
    private static final int LOST = 3;
    private static final int SESSION_GONE = 4;
    private static final int RELEASE_REQUESTED = 20;

    private NoticeCodec() {}

    static void write(WireWriter out, Notice notice) {
        if (notice instanceof Granted granted) {
            out.u8(GRANTED);
            out.number(granted.number());
            out.number(granted.acquire());
            out.number(granted.fence());
            out.number(granted.maxHoldMillis());
        } else if (notice instanceof WaitEnded ended) {
            out.u8(WAIT_ENDED);
            out.number(ended.number());
            out.number(ended.acquire());
        } else if (notice instanceof Lost lost) {
            out.u8(LOST);
            out.number(lost.number());
            out.number(lost.acquire());
            out.number(lost.fence());
            out.u8(lost.reason().ordinal());
            out.optional(lost.actor());
            out.optional(lost.note());
        } else if (notice instanceof SessionGone gone) {
            out.u8(SESSION_GONE);
            out.u8(gone.reason().ordinal());
            out.optional(gone.actor());
            out.optional(gone.note());
        } else if (notice instanceof ReleaseRequested requested) {
            out.u8(RELEASE_REQUESTED);
            out.number(requested.number());
            out.number(requested.acquire());
            out.number(requested.fence());
            out.string(requested.actor());
            out.string(requested.reason());
            out.number(requested.atMillis());
        }
    }

    static Notice read(WireReader in) {
        int tag = in.u8();
        return switch (tag) {
            case GRANTED -> new Granted(in.number(), in.number(), in.number(), in.number());
            case WAIT_ENDED -> new WaitEnded(in.number(), in.number());
            case LOST -> new Lost(in.number(), in.number(), in.number(), reason(in), in.optional(), in.optional());
            case SESSION_GONE -> new SessionGone(reason(in), in.optional(), in.optional());
            case RELEASE_REQUESTED ->
                new ReleaseRequested(in.number(), in.number(), in.number(), in.string(), in.string(), in.number());
            default -> throw new WireException("a notice of kind " + tag + ", which this version does not know");
        };
    }

    private static LockLoss.Reason reason(WireReader in) {
        return Enums.at(LockLoss.Reason.values(), in.u8());
    }
}
