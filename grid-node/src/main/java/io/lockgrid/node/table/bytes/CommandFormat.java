package io.lockgrid.node.table.bytes;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.TimeCommand;

/** How commands are written: a tag, then the fields. Tags are never given a new meaning. */
public final class CommandFormat {
    private static final int OPEN_SESSION = 1;
    private static final int KEEP_ALIVE = 2;
    private static final int CLOSE_SESSION = 3;
    private static final int ACQUIRE = 4;
    private static final int RELEASE = 5;
    private static final int RENEW = 6;
    private static final int WITHDRAW = 7;
    private static final int FORCE_RELEASE = 8;
    private static final int END_SESSION = 9;
    private static final int REENTER = 10;
    private static final int ASK_TO_RELEASE = 20;
    private static final int NOTE_ACT = 21;

    private static final int HOLD_ELAPSED = 1;
    private static final int WAIT_ELAPSED = 2;
    private static final int DELAY_ELAPSED = 3;
    private static final int SESSION_ELAPSED = 4;
    private static final int CLOCK = 5;

    private static final SessionKind[] KINDS = SessionKind.values();

    private CommandFormat() {}

    /** Sequences are near the lowest open one of their batch, so the distance is shorter. */
    public static void write(Output out, SessionCommand command, long lowestOpen) {
        out.writeByte(tag(command));
        out.writeSigned(command.sequence() - lowestOpen);
        if (command instanceof SessionCommand.Acquire acquire) {
            write(out, acquire);
        } else if (command instanceof SessionCommand.Release release) {
            out.writeText(release.name());
            out.writeVar(release.owner());
            out.writeVar(release.fence());
            out.writeVar(release.depthLeft());
        } else if (command instanceof SessionCommand.Reenter reenter) {
            out.writeText(reenter.name());
            out.writeVar(reenter.owner());
            out.writeVar(reenter.fence());
            out.writeVar(reenter.depth());
        } else if (command instanceof SessionCommand.Renew renew) {
            out.writeText(renew.name());
            out.writeVar(renew.owner());
            out.writeVar(renew.fence());
            out.writeVar(renew.maxHoldMillis());
        } else if (command instanceof SessionCommand.Withdraw withdraw) {
            out.writeSigned(withdraw.acquire() - lowestOpen);
        } else if (command instanceof SessionCommand.OpenSession open) {
            write(out, open.home());
            out.writeVar(open.timeToLiveMillis());
            out.writeVar(open.heartbeatMillis());
            out.writeVar(open.maxHolds());
            out.writeVar(open.maxSessions());
            out.writeVar(open.maxOfClient());
            out.writeVar(open.highestFence());
        } else if (command instanceof SessionCommand.ForceRelease force) {
            out.writeText(force.name());
            out.writeVar(force.fence());
            out.writeText(force.actor());
            out.writeText(force.reason());
            out.writeVar(force.auditLimit());
        } else if (command instanceof SessionCommand.EndSession end) {
            out.writeUuid(end.session());
            out.writeText(end.actor());
            out.writeText(end.reason());
            out.writeVar(end.auditLimit());
        } else if (command instanceof SessionCommand.AskToRelease ask) {
            out.writeText(ask.name());
            out.writeVar(ask.fence());
            out.writeText(ask.actor());
            out.writeText(ask.reason());
            out.writeVar(ask.auditLimit());
        } else if (command instanceof SessionCommand.NoteAct note) {
            out.writeVar(note.number());
            out.writeText(note.actor());
            out.writeText(note.action());
            out.writeText(note.target());
            out.writeText(note.reason());
            out.writeText(note.outcome());
            out.writeVar(note.auditLimit());
        }
    }

    private static void write(Output out, SessionCommand.Acquire acquire) {
        out.writeText(acquire.name());
        out.writeVar(acquire.owner());
        out.writeSigned(acquire.waitMillis());
        out.writeVar(acquire.maxHoldMillis());
        out.writeVar(acquire.lockDelayMillis());
        out.writeVar(acquire.maxWaiters());
        out.writeText(acquire.ownerLabel());
        out.writeOptionalText(acquire.reason());
    }

    public static void write(Output out, Home home) {
        out.writeEnum(home.kind());
        out.writeText(home.name());
        out.writeText(home.host());
        out.writeUuid(home.node());
    }

    private static int tag(SessionCommand command) {
        if (command instanceof SessionCommand.Acquire) {
            return ACQUIRE;
        } else if (command instanceof SessionCommand.Release) {
            return RELEASE;
        } else if (command instanceof SessionCommand.Reenter) {
            return REENTER;
        } else if (command instanceof SessionCommand.KeepAlive) {
            return KEEP_ALIVE;
        } else if (command instanceof SessionCommand.Renew) {
            return RENEW;
        } else if (command instanceof SessionCommand.Withdraw) {
            return WITHDRAW;
        } else if (command instanceof SessionCommand.OpenSession) {
            return OPEN_SESSION;
        } else if (command instanceof SessionCommand.CloseSession) {
            return CLOSE_SESSION;
        } else if (command instanceof SessionCommand.ForceRelease) {
            return FORCE_RELEASE;
        } else if (command instanceof SessionCommand.EndSession) {
            return END_SESSION;
        } else if (command instanceof SessionCommand.AskToRelease) {
            return ASK_TO_RELEASE;
        } else if (command instanceof SessionCommand.NoteAct) {
            return NOTE_ACT;
        }
        throw new IllegalStateException("Not a command of a session: " + command);
    }

    static SessionCommand readSession(Input in, long lowestOpen) {
        int tag = in.readByte();
        long sequence = in.readSigned() + lowestOpen;
        switch (tag) {
            case OPEN_SESSION:
                return new SessionCommand.OpenSession(
                        sequence,
                        readLabel(in),
                        in.readVar(),
                        in.readVar(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readVar());
            case KEEP_ALIVE:
                return new SessionCommand.KeepAlive(sequence);
            case CLOSE_SESSION:
                return new SessionCommand.CloseSession(sequence);
            case ACQUIRE:
                return readAcquire(in, sequence);
            case RELEASE:
                return new SessionCommand.Release(sequence, in.readText(), in.readVar(), in.readVar(), in.readInt());
            case REENTER:
                return new SessionCommand.Reenter(sequence, in.readText(), in.readVar(), in.readVar(), in.readInt());
            case RENEW:
                return new SessionCommand.Renew(sequence, in.readText(), in.readVar(), in.readVar(), in.readVar());
            case WITHDRAW:
                return new SessionCommand.Withdraw(sequence, in.readSigned() + lowestOpen);
            case FORCE_RELEASE:
                return new SessionCommand.ForceRelease(
                        sequence, in.readText(), in.readVar(), in.readLabel(), in.readLabel(), in.readInt());
            case END_SESSION:
                return new SessionCommand.EndSession(
                        sequence, in.readUuid(), in.readLabel(), in.readLabel(), in.readInt());
            case ASK_TO_RELEASE:
                return new SessionCommand.AskToRelease(
                        sequence, in.readText(), in.readVar(), in.readLabel(), in.readLabel(), in.readInt());
            case NOTE_ACT:
                return new SessionCommand.NoteAct(
                        sequence,
                        in.readVar(),
                        in.readLabel(),
                        in.readLabel(),
                        in.readText(),
                        in.readLabel(),
                        in.readLabel(),
                        in.readInt());
            default:
                throw in.damaged("there is no command " + tag);
        }
    }

    private static SessionCommand readAcquire(Input in, long sequence) {
        return new SessionCommand.Acquire(
                sequence,
                in.readText(),
                in.readVar(),
                in.readSigned(),
                in.readVar(),
                in.readVar(),
                in.readInt(),
                in.readLabel(),
                in.readOptionalLabel());
    }

    public static Home readLabel(Input in) {
        return new Home(in.readEnum(KINDS), in.readLabel(), in.readLabel(), in.readUuid());
    }

    public static void write(Output out, TimeCommand command) {
        if (command instanceof TimeCommand.HoldElapsed elapsed) {
            out.writeByte(HOLD_ELAPSED);
            out.writeText(elapsed.name());
            out.writeVar(elapsed.fence());
            out.writeVar(elapsed.lease());
        } else if (command instanceof TimeCommand.WaitElapsed elapsed) {
            out.writeByte(WAIT_ELAPSED);
            out.writeText(elapsed.name());
            out.writeUuid(elapsed.session());
            out.writeVar(elapsed.acquire());
        } else if (command instanceof TimeCommand.DelayElapsed elapsed) {
            out.writeByte(DELAY_ELAPSED);
            out.writeText(elapsed.name());
            out.writeVar(elapsed.fence());
        } else if (command instanceof TimeCommand.Clock) {
            out.writeByte(CLOCK);
        } else if (command instanceof TimeCommand.SessionElapsed elapsed) {
            out.writeByte(SESSION_ELAPSED);
            out.writeUuid(elapsed.session());
            out.writeVar(elapsed.beat());
        }
    }

    static TimeCommand readTime(Input in) {
        int tag = in.readByte();
        switch (tag) {
            case HOLD_ELAPSED:
                return new TimeCommand.HoldElapsed(in.readText(), in.readVar(), in.readInt());
            case WAIT_ELAPSED:
                return new TimeCommand.WaitElapsed(in.readText(), in.readUuid(), in.readVar());
            case DELAY_ELAPSED:
                return new TimeCommand.DelayElapsed(in.readText(), in.readVar());
            case CLOCK:
                return new TimeCommand.Clock();
            case SESSION_ELAPSED:
                return new TimeCommand.SessionElapsed(in.readUuid(), in.readVar());
            default:
                throw in.damaged("there is no time command " + tag);
        }
    }
}
