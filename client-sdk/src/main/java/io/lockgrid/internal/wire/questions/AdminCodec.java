package io.lockgrid.internal.wire.questions;

import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.wire.WireCodec;

/** Bytes of operators' questions and answers; each begins with a version, see {@link WireCodec}. Stateless. */
public final class AdminCodec {
    private static final Form<AdminQuery> QUERY = Form.of(AdminQuery.class);
    private static final Form<AdminAnswer> ANSWER = Form.of(AdminAnswer.class);

    private AdminCodec() {}

    public static byte[] encode(AdminQuery query, int version) {
        return WireCodec.encode(QUERY, query, version);
    }

    public static AdminQuery decodeQuery(byte[] bytes) {
        return WireCodec.decode(QUERY, bytes);
    }

    public static byte[] encode(AdminAnswer answer, int version) {
        return WireCodec.encode(ANSWER, answer, version);
    }

    public static AdminAnswer decodeAnswer(byte[] bytes) {
        return WireCodec.decode(ANSWER, bytes);
    }
}
