package io.lockgrid.internal.wire.questions;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;

/** Bytes of acts on members and of what came of them. Stateless. */
final class ActCodec {
    private ActCodec() {}

    static void write(WireWriter out, AdminQuery.Act act) {
        out.u8(act.kind().ordinal());
        out.string(act.member());
        out.string(act.actor());
        out.string(act.reason());
    }

    static AdminQuery.Act readAct(WireReader in) {
        return new AdminQuery.Act(
                Enums.at(AdminQuery.Act.Kind.values(), in.u8()), in.string(), in.string(), in.string());
    }

    static void write(WireWriter out, ActOutcome outcome) {
        out.u8(outcome.status().ordinal());
        out.string(outcome.words());
    }

    static ActOutcome readOutcome(WireReader in) {
        return new ActOutcome(Enums.at(ActOutcome.Status.values(), in.u8()), in.string());
    }
}
