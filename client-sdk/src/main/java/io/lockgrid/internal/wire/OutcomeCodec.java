package io.lockgrid.internal.wire;

import io.lockgrid.admin.AskOutcome;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import io.lockgrid.internal.wire.Outcome.Asked;
import io.lockgrid.internal.wire.Outcome.Done;
import io.lockgrid.internal.wire.Outcome.FenceMovedOn;
import io.lockgrid.internal.wire.Outcome.ForceReleased;
import io.lockgrid.internal.wire.Outcome.Granted;
import io.lockgrid.internal.wire.Outcome.Held;
import io.lockgrid.internal.wire.Outcome.LimitExceeded;
import io.lockgrid.internal.wire.Outcome.NotHeld;
import io.lockgrid.internal.wire.Outcome.Noted;
import io.lockgrid.internal.wire.Outcome.Opened;
import io.lockgrid.internal.wire.Outcome.Queued;
import io.lockgrid.internal.wire.Outcome.Refused;
import io.lockgrid.internal.wire.Outcome.Released;
import io.lockgrid.internal.wire.Outcome.Renewed;
import io.lockgrid.internal.wire.Outcome.SessionEnded;
import io.lockgrid.internal.wire.Outcome.SessionUnknown;
import io.lockgrid.internal.wire.Outcome.Stale;

/** Bytes of one {@link Outcome}: a tag and what it tells. Stateless. */
final class OutcomeCodec {
    private static final int DONE = 1;
    private static final int GRANTED = 2;
    private static final int QUEUED = 3;
    private static final int HELD = 4;
    private static final int RELEASED = 5;
    private static final int RENEWED = 6;
    private static final int NOT_HELD = 7;
    private static final int LIMIT = 8;
    private static final int REFUSED = 9;
    private static final int FORCE_RELEASED = 10;
    private static final int FENCE_MOVED_ON = 11;
    private static final int SESSION_ENDED = 12;
    private static final int SESSION_UNKNOWN = 13;
    private static final int STALE = 14;
    private static final int OPENED = 15;
    private static final int ASKED = 20;
    private static final int NOTED = 21;

    private OutcomeCodec() {}

    static void write(WireWriter out, Outcome outcome) {
        if (outcome instanceof Granted granted) {
            out.u8(GRANTED);
            out.number(granted.fence());
            out.number(granted.depth());
            out.number(granted.maxHoldMillis());
        } else if (outcome instanceof Released released) {
            out.u8(RELEASED);
            out.number(released.depthLeft());
        } else if (outcome instanceof Renewed renewed) {
            out.u8(RENEWED);
            out.number(renewed.maxHoldMillis());
        } else if (outcome instanceof LimitExceeded exceeded) {
            out.u8(LIMIT);
            out.string(exceeded.limit());
            out.number(exceeded.value());
        } else if (outcome instanceof Refused refused) {
            out.u8(REFUSED);
            out.string(refused.message());
        } else if (outcome instanceof FenceMovedOn moved) {
            out.u8(FENCE_MOVED_ON);
            out.number(moved.fence());
            out.flag(moved.holder() != null);
            if (moved.holder() != null) {
                HolderCodec.write(out, moved.holder());
            }
        } else if (outcome instanceof SessionEnded ended) {
            out.u8(SESSION_ENDED);
            out.flag(ended.existed());
        } else if (outcome instanceof Asked asked) {
            out.u8(ASKED);
            out.u8(asked.status().ordinal());
            out.number(asked.fence());
            HolderCodec.write(out, asked.holder());
        } else if (outcome instanceof SessionUnknown unknown) {
            out.u8(SESSION_UNKNOWN);
            out.number(unknown.lastFence());
        } else if (outcome instanceof Opened opened) {
            out.u8(OPENED);
            out.number(opened.timeToLiveMillis());
        } else if (outcome instanceof Noted noted) {
            out.u8(NOTED);
            out.number(noted.number());
        } else {
            out.u8(plainTag(outcome));
        }
    }

    private static int plainTag(Outcome outcome) {
        if (outcome instanceof Done) {
            return DONE;
        } else if (outcome instanceof Queued) {
            return QUEUED;
        } else if (outcome instanceof Held) {
            return HELD;
        } else if (outcome instanceof NotHeld) {
            return NOT_HELD;
        } else if (outcome instanceof ForceReleased) {
            return FORCE_RELEASED;
        } else if (outcome instanceof Stale) {
            return STALE;
        }
        throw new IllegalArgumentException("no bytes for " + outcome);
    }

    static Outcome read(WireReader in) {
        int tag = in.u8();
        return switch (tag) {
            case DONE -> Done.DONE;
            case GRANTED -> new Granted(in.number(), in.intNumber(), in.number());
            case QUEUED -> Queued.QUEUED;
            case HELD -> Held.HELD;
            case RELEASED -> new Released(in.intNumber());
            case RENEWED -> new Renewed(in.number());
            case NOT_HELD -> NotHeld.NOT_HELD;
            case LIMIT -> new LimitExceeded(in.string(), in.number());
            case REFUSED -> new Refused(in.string());
            case FORCE_RELEASED -> ForceReleased.FORCE_RELEASED;
            case FENCE_MOVED_ON -> new FenceMovedOn(in.number(), in.flag() ? HolderCodec.read(in) : null);
            case SESSION_ENDED -> new SessionEnded(in.flag());
            case SESSION_UNKNOWN -> new SessionUnknown(in.number());
            case STALE -> Stale.STALE;
            case OPENED -> new Opened(in.number());
            case ASKED -> new Asked(Enums.at(AskOutcome.Status.values(), in.u8()), in.number(), HolderCodec.read(in));
            case NOTED -> new Noted(in.number());
            default -> throw new WireException("an outcome of kind " + tag + ", which this version does not know");
        };
    }
}
