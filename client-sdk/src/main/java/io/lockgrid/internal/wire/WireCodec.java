package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import java.util.List;
import java.util.UUID;

/**
 * Bytes of whole messages. Each begins with the version of the protocol in which it is written: what the members of the
 * grid agreed on, or for a client what its {@link Hello} was answered with; an answer is in the version of its question.
 * Stateless; safe for use by many threads.
 *
 * <p>A message of a version has the same fields for ever; {@code GoldenMessagesTest} keeps the bytes of each. What needs
 * another field or kind raises {@link #NEWEST}, and writes the older form for those who speak the older version.
 */
public final class WireCodec {

    /** The oldest version that this build reads and writes. */
    public static final int OLDEST = 1;

    /** The newest. */
    public static final int NEWEST = 1;

    /** In the place of the version: in words, why a question was not understood. The same in every version. */
    private static final int REFUSAL = 0;

    /** Far from where arithmetic on sequences would overflow. */
    private static final long HIGHEST_SEQUENCE = Long.MAX_VALUE / 2;

    private WireCodec() {}

    /** A message of that version, which the rest is written behind. */
    public static WireWriter begin(int version, int expectedSize) {
        if (version < OLDEST || version > NEWEST) {
            throw new IllegalArgumentException(
                    "no messages of version " + version + " can be written; there are " + OLDEST + " to " + NEWEST);
        }
        WireWriter out = new WireWriter(1 + expectedSize);
        out.u8(version);
        return out;
    }

    /** The version of a message that was read. */
    public static int version(byte[] message) {
        return message[0];
    }

    /** The answer to what was not understood, whoever asked: nothing of it was done. */
    public static byte[] refusal(String words) {
        WireWriter out = new WireWriter(64 + words.length());
        out.u8(REFUSAL);
        out.string(words);
        return out.toBytes();
    }

    public static byte[] encode(Batch batch, int version) {
        WireWriter out = begin(version, 64 + 48 * batch.requests().size());
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
        if (!isSequence(batch.lowestOpen()) || !isSequence(batch.ackedNotices())) {
            throw new WireException("a batch whose lowest open sequence is " + batch.lowestOpen()
                    + " and whose notices are known up to " + batch.ackedNotices() + "; nothing was done");
        }
        return batch;
    }

    private static boolean isSequence(long number) {
        return number >= 0 && number <= HIGHEST_SEQUENCE;
    }

    public static byte[] encode(BatchReply reply, int version) {
        WireWriter out = begin(version, 48 + 16 * reply.outcomes().size());
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

    /**
     * The answer to a batch of so many requests. If the other side did not understand the batch, each of them was refused.
     *
     * @throws WireException if it is no such answer: then it is not known what became of the batch
     */
    public static BatchReply decodeReply(byte[] bytes, int requests) {
        WireReader refusal = new WireReader(bytes);
        if (refusal.u8() == REFUSAL) {
            return BatchReply.refused(requests, refusal.string());
        }
        WireReader in = open(bytes);
        BatchReply reply = new BatchReply(
                in.number(),
                in.list(() -> OutcomeCodec.read(in)),
                in.list(() -> NoticeCodec.read(in)),
                in.flag() ? in.uuid() : null);
        in.end();
        if (reply.outcomes().size() != requests) {
            throw new WireException(reply.outcomes().size() + " outcomes of " + requests + " requests");
        }
        return reply;
    }

    /** Notices for one session of one node. */
    public static byte[] encode(Notices notices, int version) {
        WireWriter out = begin(version, 48 + 24 * notices.notices().size());
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

    /**
     * A reader behind the version byte.
     *
     * @throws WireException if the version is not one that this build reads, or if the message is a refusal; with the words
     *     of either
     */
    public static WireReader open(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        int version = in.u8();
        if (version == REFUSAL) {
            throw new WireException(in.string());
        } else if (version < OLDEST || version > NEWEST) {
            throw new WireException(
                    "this build reads version " + spoken() + " of the grid's protocol and was sent version " + version
                            + "; nothing was done: run the same LockGrid version on both sides");
        }
        return in;
    }

    static String spoken() {
        return OLDEST == NEWEST ? String.valueOf(OLDEST) : OLDEST + " to " + NEWEST;
    }

    private static void writeNotices(WireWriter out, List<Notice> notices) {
        out.number(notices.size());
        for (int i = 0; i < notices.size(); i++) {
            NoticeCodec.write(out, notices.get(i));
        }
    }
}
