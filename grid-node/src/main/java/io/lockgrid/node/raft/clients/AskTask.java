package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.node.raft.AdminDesk;
import io.lockgrid.node.raft.access.Admission;
import java.util.concurrent.CompletableFuture;

/** An operator's question from a client. */
final class AskTask extends GridTask {
    AskTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        AdminQuery query = AdminCodec.decodeQuery(payload);
        int version = WireCodec.version(payload);
        Admission admission = admission();
        String objection = admission.objection(query);
        if (objection != null) {
            return CompletableFuture.completedFuture(AdminCodec.encode(new AdminAnswer.NotAllowed(objection), version));
        }
        return AdminDesk.answer(nodeEngine, service(), site(), AdminCodec.encode(admission.stamped(query), version));
    }
}
