package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.text.Failures;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;

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

    private static final String UNTOUCHED = "nothing was done";

    private static final int USUAL_LENGTH = 128;

    private static final Form<Batch> BATCH = Form.of(Batch.class);
    private static final Form<BatchReply> REPLY = Form.of(BatchReply.class);
    private static final Form<Notices> NOTICES = Form.of(Notices.class);

    private WireCodec() {}

    /** A message of that version, which the rest is written behind. */
    public static Output begin(int version) {
        if (version < OLDEST || version > NEWEST) {
            throw new IllegalArgumentException(
                    "no messages of version " + version + " can be written; there are " + OLDEST + " to " + NEWEST);
        }
        return new Output(USUAL_LENGTH).begin(version);
    }

    /** The version of a message that was read. */
    public static int version(byte[] message) {
        return message[0];
    }

    /** The answer to what was not understood, whoever asked: nothing of it was done. */
    public static byte[] refusal(String words) {
        Output out = new Output(USUAL_LENGTH).begin(REFUSAL);
        out.writeText(words);
        return out.toBytes();
    }

    /** The same, where it says itself what was not done, or could not be read. */
    public static byte[] refusal(RuntimeException why) {
        String words = Failures.words(why);
        return refusal(why instanceof FormatException && !words.contains(UNTOUCHED) ? words + "; " + UNTOUCHED : words);
    }

    /** A message, of anything that has a form. */
    public static <T> byte[] encode(Form<T> form, T message, int version) {
        Output out = begin(version);
        form.write(out, message);
        return out.toBytes();
    }

    /**
     * The same, read again.
     *
     * @throws FormatException as {@link #open} does, and if it is anything else
     */
    public static <T> T decode(Form<T> form, byte[] bytes) {
        Input in = open(bytes);
        T message = form.read(in);
        in.expectEnd();
        return message;
    }

    public static byte[] encode(Batch batch, int version) {
        return encode(BATCH, batch, version);
    }

    public static Batch decodeBatch(byte[] bytes) {
        return decode(BATCH, bytes);
    }

    public static byte[] encode(BatchReply reply, int version) {
        return encode(REPLY, reply, version);
    }

    /**
     * The answer to a batch of so many requests. If the other side did not understand the batch, each of them was refused.
     *
     * @throws FormatException if it is no such answer: then it is not known what became of the batch
     */
    public static BatchReply decodeReply(byte[] bytes, int requests) {
        Input refusal = new Input(bytes);
        if (refusal.version() == REFUSAL) {
            return BatchReply.refused(requests, refusal.readText());
        }
        BatchReply reply = decode(REPLY, bytes);
        if (reply.outcomes().size() != requests) {
            throw new FormatException(reply.outcomes().size() + " outcomes of " + requests + " requests");
        }
        return reply;
    }

    /** Notices for one session of one node. */
    public static byte[] encode(Notices notices, int version) {
        return encode(NOTICES, notices, version);
    }

    public static Notices decodeNotices(byte[] bytes) {
        return decode(NOTICES, bytes);
    }

    /**
     * A reader behind the version byte.
     *
     * @throws FormatException if the version is not one that this build reads, or if the message is a refusal; with the
     *     words of either
     */
    public static Input open(byte[] bytes) {
        Input in = new Input(bytes);
        int version = in.version();
        if (version == REFUSAL) {
            throw new FormatException(in.readText());
        } else if (version < OLDEST || version > NEWEST) {
            throw new FormatException(
                    "this build reads version " + spoken() + " of the grid's protocol and was sent version " + version
                            + "; nothing was done: run the same LockGrid version on both sides");
        }
        return in;
    }

    static String spoken() {
        return OLDEST == NEWEST ? String.valueOf(OLDEST) : OLDEST + " to " + NEWEST;
    }
}
