package io.lockgrid.node.table.bytes;

import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.Result;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the answers and events that a session keeps are written: a tag, then the fields. Tags are never
 * given a new meaning.
 */
public final class AnswerFormat {
    /** A sequence without an answer. */
    private static final int NONE = 0;

    private static final int ALIVE = 1;
    private static final int GRANTED = 2;
    private static final int QUEUED = 3;
    private static final int HELD = 4;
    private static final int RELEASED = 5;
    private static final int RENEWED = 6;
    private static final int NOT_HELD = 7;
    private static final int WITHDRAWN = 8;
    private static final int LIMIT_EXCEEDED = 9;
    private static final int FORCE_RELEASED = 10;
    private static final int FENCE_MOVED_ON = 11;
    private static final int SESSION_ENDED = 12;
    private static final int ASKED = 20;
    private static final int NOTED = 21;

    private static final int EVENT_GRANTED = 1;
    private static final int EVENT_WAIT_ENDED = 2;
    private static final int EVENT_LOST = 3;
    private static final int EVENT_RELEASE_REQUESTED = 20;

    private static final Limit[] LIMITS = Limit.values();
    private static final Result.Asking[] ASKINGS = Result.Asking.values();
    private static final LossReason[] REASONS = LossReason.values();

    private AnswerFormat() {}

    public static void write(Output out, @Nullable Result result) {
        if (result == null) {
            out.writeByte(NONE);
        } else if (result instanceof Result.Granted granted) {
            out.writeByte(GRANTED);
            out.writeVar(granted.fence());
            out.writeVar(granted.depth());
            out.writeVar(granted.maxHoldMillis());
        } else if (result instanceof Result.Released released) {
            out.writeByte(RELEASED);
            out.writeVar(released.depthLeft());
        } else if (result instanceof Result.Queued queued) {
            out.writeByte(QUEUED);
            out.writeVar(queued.ahead());
        } else if (result instanceof Result.Held held) {
            out.writeByte(HELD);
            out.writeVar(held.fence());
        } else if (result instanceof Result.Renewed renewed) {
            out.writeByte(RENEWED);
            out.writeVar(renewed.maxHoldMillis());
        } else if (result instanceof Result.Alive alive) {
            out.writeByte(ALIVE);
            out.writeFixed(alive.tableId());
        } else if (result instanceof Result.LimitExceeded exceeded) {
            out.writeByte(LIMIT_EXCEEDED);
            out.writeEnum(exceeded.limit());
            out.writeVar(exceeded.value());
        } else if (result instanceof Result.FenceMovedOn moved) {
            out.writeByte(FENCE_MOVED_ON);
            write(out, moved);
        } else if (result instanceof Result.SessionEnded ended) {
            out.writeByte(SESSION_ENDED);
            out.writeBoolean(ended.existed());
        } else if (result instanceof Result.Asked asked) {
            out.writeByte(ASKED);
            out.writeEnum(asked.asking());
            write(out, asked.present());
        } else if (result instanceof Result.Noted noted) {
            out.writeByte(NOTED);
            out.writeVar(noted.number());
        } else {
            out.writeByte(plainTag(result));
        }
    }

    private static int plainTag(Result result) {
        if (result instanceof Result.Withdrawn) {
            return WITHDRAWN;
        } else if (result instanceof Result.NotHeld) {
            return NOT_HELD;
        } else if (result instanceof Result.ForceReleased) {
            return FORCE_RELEASED;
        }
        throw new IllegalStateException("Not an answer that an open session keeps: " + result);
    }

    private static void write(Output out, Result.FenceMovedOn moved) {
        UUID session = moved.session();
        Home holder = moved.holder();
        String owner = moved.owner();
        boolean held = session != null && holder != null && owner != null;
        out.writeBoolean(held);
        if (session != null && holder != null && owner != null) {
            out.writeVar(moved.fence());
            out.writeUuid(session);
            CommandFormat.write(out, holder);
            out.writeText(owner);
            out.writeOptionalText(moved.reason());
            out.writeVar(moved.since());
            out.writeVar(moved.maxHoldMillis());
        }
    }

    public static @Nullable Result readResult(Input in) {
        int tag = in.readByte();
        switch (tag) {
            case NONE:
                return null;
            case ALIVE:
                return new Result.Alive(in.readFixed());
            case GRANTED:
                return new Result.Granted(in.readVar(), in.readInt(), in.readVar());
            case QUEUED:
                return new Result.Queued(in.readInt());
            case HELD:
                return new Result.Held(in.readVar());
            case RELEASED:
                return new Result.Released(in.readInt());
            case RENEWED:
                return new Result.Renewed(in.readVar());
            case NOT_HELD:
                return new Result.NotHeld();
            case WITHDRAWN:
                return new Result.Withdrawn();
            case LIMIT_EXCEEDED:
                return new Result.LimitExceeded(in.readEnum(LIMITS), in.readVar());
            case FORCE_RELEASED:
                return new Result.ForceReleased();
            case FENCE_MOVED_ON:
                return readFenceMovedOn(in);
            case SESSION_ENDED:
                return new Result.SessionEnded(in.readBoolean());
            case ASKED:
                return new Result.Asked(in.readEnum(ASKINGS), readFenceMovedOn(in));
            case NOTED:
                return new Result.Noted(in.readVar());
            default:
                throw in.damaged("there is no answer " + tag);
        }
    }

    private static Result.FenceMovedOn readFenceMovedOn(Input in) {
        return in.readBoolean()
                ? new Result.FenceMovedOn(
                        in.readVar(),
                        in.readUuid(),
                        CommandFormat.readLabel(in),
                        in.readLabel(),
                        in.readOptionalLabel(),
                        in.readVar(),
                        in.readVar())
                : new Result.FenceMovedOn(0, null, null, null, null, 0, 0);
    }

    public static void write(Output out, Event event) {
        if (event instanceof Event.Granted granted) {
            out.writeByte(EVENT_GRANTED);
            out.writeVar(granted.acquire());
            out.writeVar(granted.fence());
            out.writeVar(granted.maxHoldMillis());
        } else if (event instanceof Event.WaitEnded ended) {
            out.writeByte(EVENT_WAIT_ENDED);
            out.writeVar(ended.acquire());
        } else if (event instanceof Event.Lost lost) {
            out.writeByte(EVENT_LOST);
            out.writeVar(lost.acquire());
            out.writeVar(lost.fence());
            out.writeEnum(lost.reason());
            out.writeOptionalText(lost.actor());
            out.writeOptionalText(lost.note());
        } else if (event instanceof Event.ReleaseRequested requested) {
            out.writeByte(EVENT_RELEASE_REQUESTED);
            out.writeVar(requested.acquire());
            out.writeVar(requested.fence());
            out.writeText(requested.actor());
            out.writeText(requested.note());
            out.writeSigned(requested.wallMillis());
        }
    }

    public static Event readEvent(Input in) {
        int tag = in.readByte();
        switch (tag) {
            case EVENT_GRANTED:
                return new Event.Granted(in.readVar(), in.readVar(), in.readVar());
            case EVENT_WAIT_ENDED:
                return new Event.WaitEnded(in.readVar());
            case EVENT_LOST:
                return new Event.Lost(
                        in.readVar(),
                        in.readVar(),
                        in.readEnum(REASONS),
                        in.readOptionalLabel(),
                        in.readOptionalLabel());
            case EVENT_RELEASE_REQUESTED:
                return new Event.ReleaseRequested(
                        in.readVar(), in.readVar(), in.readLabel(), in.readLabel(), in.readSigned());
            default:
                throw in.damaged("there is no event " + tag);
        }
    }
}
