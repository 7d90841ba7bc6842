package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.task.UrgentMessageTask;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.raft.GroupSite;
import io.lockgrid.node.raft.access.Admission;
import io.lockgrid.node.replica.Sieve;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A client's batch. Runs on the thread that owns the group here, so that on the leader it needs no further hop; on any
 * other member it is taken to the leader.
 */
public final class BatchTask extends GridTask implements UrgentMessageTask {
    BatchTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    public int getPartitionId() {
        GroupSite site = service().site(GridMessages.group(clientMessage));
        return site == null ? -1 : site.partitionId();
    }

    @Override
    CompletableFuture<byte[]> answer(byte[] payload) {
        GroupSite site = site();
        Admission admission = admission();
        Batch batch = admission.stamped(ofItsOwn(service().rules().read(payload), endpoint.getUuid()));
        Sieve sieve = admission.of(batch);
        return site.send(batch.with(sieve.rest(batch.requests())))
                .thenApply(
                        reply -> WireCodec.encode(sieve.with(reply).ledBy(site.leader()), WireCodec.version(payload)));
    }

    /**
     * The batch, if it opens no session but of the client that sent it: by that its sessions are counted.
     *
     * @throws IllegalArgumentException if it says to come from somebody else
     */
    public static Batch ofItsOwn(Batch batch, UUID client) {
        for (Request request : batch.requests()) {
            if (request instanceof Request.Open open
                    && (open.home().kind() != SessionKind.CLIENT
                            || !open.home().node().equals(client))) {
                throw new IllegalArgumentException("client " + client + " asked for a session of "
                        + open.home().kind().name().toLowerCase(Locale.ROOT) + " "
                        + open.home().node() + "; allowed: its own; no session was opened");
            }
        }
        return batch;
    }
}
