package io.lockgrid.internal.wire;

import java.util.List;
import java.util.UUID;

/** Bytes of whole messages. Each begins with the protocol version. Stateless; safe for use by many threads. */
public final class WireCodec {

    /** The version that this build speaks. */
    public static final int VERSION = 1;

    private WireCodec() {}

    public static byte[] encode(Batch batch) {
        WireWriter out = new WireWriter(64 + 48 * batch.requests().size());
        out.u8(VERSION);
        out.string(batch.group());
        out.uuid(batch.session());
        out.number(batch.lowestOpen());
        out.number(batch.ackedNotices());
        List<Request> requests = batch.requests();
        out.number(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            RequestCodec.write(out, requests.get(i));
        }
        return out.toBytes();
    }

    public static Batch decodeBatch(byte[] bytes) {
        WireReader in = open(bytes);
        Batch batch = new Batch(in.string(), in.uuid(), in.number(), in.number(), in.list(() -> RequestCodec.read(in)));
        in.end();
        return batch;
    }

    public static byte[] encode(BatchReply reply) {
        WireWriter out = new WireWriter(48 + 16 * reply.outcomes().size());
        out.u8(VERSION);
        out.number(reply.tableId());
        List<Outcome> outcomes = reply.outcomes();
        out.number(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            OutcomeCodec.write(out, outcomes.get(i));
        }
        writeNotices(out, reply.notices());
        out.flag(reply.leader() != null);
        if (reply.leader() != null) {
            out.uuid(reply.leader());
        }
        return out.toBytes();
    }

    public static BatchReply decodeReply(byte[] bytes) {
        WireReader in = open(bytes);
        BatchReply reply = new BatchReply(
                in.number(),
                in.list(() -> OutcomeCodec.read(in)),
                in.list(() -> NoticeCodec.read(in)),
                in.flag() ? in.uuid() : null);
        in.end();
        return reply;
    }

    /** Notices for one session of one node. */
    public static byte[] encode(Notices notices) {
        WireWriter out = new WireWriter(48 + 24 * notices.notices().size());
        out.u8(VERSION);
        out.string(notices.group());
        out.uuid(notices.session());
        writeNotices(out, notices.notices());
        return out.toBytes();
    }

    public static Notices decodeNotices(byte[] bytes) {
        WireReader in = open(bytes);
        String group = in.string();
        UUID session = in.uuid();
        Notices notices = new Notices(group, session, in.list(() -> NoticeCodec.read(in)));
        in.end();
        return notices;
    }

    /** A reader behind the version byte; another version is refused by name. */
    public static WireReader open(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new WireException(
                    "this build speaks version " + VERSION + " of the grid's protocol and was sent version " + version
                            + "; nothing was done: run the same LockGrid version on both sides");
        }
        return in;
    }

    private static void writeNotices(WireWriter out, List<Notice> notices) {
        out.number(notices.size());
        for (int i = 0; i < notices.size(); i++) {
            NoticeCodec.write(out, notices.get(i));
        }
    }
}
