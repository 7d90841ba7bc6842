package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import io.lockgrid.internal.wire.Request.Acquire;
import io.lockgrid.internal.wire.Request.AskToRelease;
import io.lockgrid.internal.wire.Request.Close;
import io.lockgrid.internal.wire.Request.EndSession;
import io.lockgrid.internal.wire.Request.ForceRelease;
import io.lockgrid.internal.wire.Request.KeepAlive;
import io.lockgrid.internal.wire.Request.NoteAct;
import io.lockgrid.internal.wire.Request.Open;
import io.lockgrid.internal.wire.Request.Reenter;
import io.lockgrid.internal.wire.Request.Release;
import io.lockgrid.internal.wire.Request.Renew;
import io.lockgrid.internal.wire.Request.Withdraw;

/** Bytes of one {@link Request}: a tag, the sequence, the rest. Stateless. */
final class RequestCodec {
    private static final int OPEN = 1;
    private static final int KEEP_ALIVE = 2;
    private static final int CLOSE = 3;
    private static final int ACQUIRE = 4;
    private static final int RELEASE = 5;
    private static final int RENEW = 6;
    private static final int WITHDRAW = 7;
    private static final int FORCE_RELEASE = 8;
    private static final int END_SESSION = 9;
    private static final int REENTER = 10;
    private static final int ASK_TO_RELEASE = 20;
    private static final int NOTE_ACT = 21;

    private RequestCodec() {}

    static void write(WireWriter out, Request request) {
        if (request instanceof Acquire acquire) {
            writeAcquire(out, acquire);
        } else if (request instanceof Release release) {
            start(out, RELEASE, release);
            out.string(release.name());
            out.number(release.owner());
            out.number(release.fence());
            out.number(release.depthLeft());
        } else if (request instanceof Reenter reenter) {
            start(out, REENTER, reenter);
            out.string(reenter.name());
            out.number(reenter.owner());
            out.number(reenter.fence());
            out.number(reenter.depth());
        } else if (request instanceof KeepAlive) {
            start(out, KEEP_ALIVE, request);
        } else if (request instanceof Withdraw withdraw) {
            start(out, WITHDRAW, withdraw);
            out.number(withdraw.acquire());
        } else if (request instanceof Renew renew) {
            start(out, RENEW, renew);
            out.string(renew.name());
            out.number(renew.owner());
            out.number(renew.fence());
            out.number(renew.maxHoldMillis());
        } else {
            writeRare(out, request);
        }
    }

    private static void writeRare(WireWriter out, Request request) {
        if (request instanceof Open open) {
            start(out, OPEN, open);
            writeHome(out, open.home());
            out.number(open.timeToLiveMillis());
            out.number(open.heartbeatMillis());
            out.number(open.highestFence());
        } else if (request instanceof Close) {
            start(out, CLOSE, request);
        } else if (request instanceof ForceRelease force) {
            start(out, FORCE_RELEASE, force);
            out.string(force.name());
            out.number(force.fence());
            out.string(force.actor());
            out.string(force.reason());
        } else if (request instanceof EndSession end) {
            start(out, END_SESSION, end);
            out.uuid(end.session());
            out.string(end.actor());
            out.string(end.reason());
        } else if (request instanceof AskToRelease ask) {
            start(out, ASK_TO_RELEASE, ask);
            out.string(ask.name());
            out.number(ask.fence());
            out.string(ask.actor());
            out.string(ask.reason());
        } else if (request instanceof NoteAct note) {
            start(out, NOTE_ACT, note);
            out.number(note.number());
            out.string(note.actor());
            out.string(note.action());
            out.string(note.target());
            out.string(note.reason());
            out.string(note.outcome());
        } else {
            throw new IllegalArgumentException("no bytes for " + request);
        }
    }

    private static void start(WireWriter out, int tag, Request request) {
        out.u8(tag);
        out.number(request.sequence());
    }

    private static void writeAcquire(WireWriter out, Acquire acquire) {
        start(out, ACQUIRE, acquire);
        out.string(acquire.name());
        out.number(acquire.owner());
        out.number(acquire.waitMillis());
        out.number(acquire.maxHoldMillis());
        out.string(acquire.ownerLabel());
        out.optional(acquire.reason());
    }

    static Request read(WireReader in) {
        int tag = in.u8();
        long sequence = in.number();
        return switch (tag) {
            case OPEN -> new Open(sequence, readHome(in), in.number(), in.number(), in.number());
            case KEEP_ALIVE -> new KeepAlive(sequence);
            case CLOSE -> new Close(sequence);
            case ACQUIRE ->
                new Acquire(sequence, in.string(), in.number(), in.number(), in.number(), in.string(), in.optional());
            case REENTER -> new Reenter(sequence, in.string(), in.number(), in.number(), in.intNumber());
            case RELEASE -> new Release(sequence, in.string(), in.number(), in.number(), in.intNumber());
            case RENEW -> new Renew(sequence, in.string(), in.number(), in.number(), in.number());
            case WITHDRAW -> new Withdraw(sequence, in.number());
            case FORCE_RELEASE -> new ForceRelease(sequence, in.string(), in.number(), in.string(), in.string());
            case END_SESSION -> new EndSession(sequence, in.uuid(), in.string(), in.string());
            case ASK_TO_RELEASE -> new AskToRelease(sequence, in.string(), in.number(), in.string(), in.string());
            case NOTE_ACT ->
                new NoteAct(sequence, in.number(), in.string(), in.string(), in.string(), in.string(), in.string());
            default ->
                throw new WireException(
                        "a request of kind " + tag + ", which this version does not know; nothing was done");
        };
    }

    private static void writeHome(WireWriter out, Home home) {
        out.u8(home.kind().ordinal());
        out.string(home.name());
        out.string(home.host());
        out.uuid(home.node());
    }

    private static Home readHome(WireReader in) {
        return new Home(Enums.at(Home.Kind.values(), in.u8()), in.string(), in.string(), in.uuid());
    }
}
