package io.lockgrid.fuzz;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.internal.wire.Hello;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminCodec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A byte that says which message, and the message. */
public final class MessagesFuzz {
    private record Kind<T>(Function<byte[], T> reader, Function<T, byte[]> writer) {
        void tryOut(byte[] bytes) {
            T read;
            try {
                read = reader.apply(bytes);
            } catch (FormatException refused) {
                return;
            }
            byte[] again = writer.apply(read);
            Judgement.expect(
                    reader.apply(again).equals(read), "what was read is not what it was, written and read again");
        }
    }

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(WireCodec::decodeBatch, batch -> WireCodec.encode(batch, WireCodec.NEWEST)),
            new Kind<>(bytes -> WireCodec.decodeReply(bytes, 0), reply -> WireCodec.encode(reply, WireCodec.NEWEST)),
            new Kind<>(bytes -> WireCodec.decodeReply(bytes, 1), reply -> WireCodec.encode(reply, WireCodec.NEWEST)),
            new Kind<>(bytes -> WireCodec.decodeReply(bytes, 2), reply -> WireCodec.encode(reply, WireCodec.NEWEST)),
            new Kind<>(WireCodec::decodeNotices, notices -> WireCodec.encode(notices, WireCodec.NEWEST)),
            new Kind<>(AdminCodec::decodeQuestion, question -> AdminCodec.encode(question, WireCodec.NEWEST)),
            new Kind<>(AdminCodec::decodeAnswer, answer -> AdminCodec.encode(answer, WireCodec.NEWEST)),
            new Kind<>(Hello::decode, Hello::encode),
            new Kind<>(GridTerms::decode, terms -> terms.encode(WireCodec.NEWEST)));

    private static final int FIXED = 64 << 10;
    private static final int FOR_EACH_BYTE = 512;

    private MessagesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (data.length == 0) {
            return;
        }
        Kind<?> kind = KINDS.get(Math.floorMod(data[0], KINDS.size()));
        byte[] message = Arrays.copyOfRange(data, 1, data.length);
        Judgement.expectLittleAllocated(FIXED + (long) FOR_EACH_BYTE * data.length, () -> kind.tryOut(message));
    }
}
