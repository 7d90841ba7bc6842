package io.lockgrid.internal.wire.questions;

import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.wire.WireCodec;

/** Bytes of operators' questions and answers; each begins with a version, see {@link WireCodec}. Stateless. */
public final class AdminCodec {
    private static final Form<AdminQuestion> QUESTION = Form.of(AdminQuestion.class);
    private static final Form<AdminAnswer> ANSWER = Form.of(AdminAnswer.class);

    private AdminCodec() {}

    /** A question of somebody who may see everything, unless the member says otherwise that he is connected to. */
    public static byte[] encode(AdminQuery query, int version) {
        return encode(new AdminQuestion(query), version);
    }

    public static byte[] encode(AdminQuestion question, int version) {
        return WireCodec.encode(QUESTION, question, version);
    }

    public static AdminQuestion decodeQuestion(byte[] bytes) {
        return WireCodec.decode(QUESTION, bytes);
    }

    public static AdminQuery decodeQuery(byte[] bytes) {
        return decodeQuestion(bytes).query();
    }

    public static byte[] encode(AdminAnswer answer, int version) {
        return WireCodec.encode(ANSWER, answer, version);
    }

    public static AdminAnswer decodeAnswer(byte[] bytes) {
        return WireCodec.decode(ANSWER, bytes);
    }
}
