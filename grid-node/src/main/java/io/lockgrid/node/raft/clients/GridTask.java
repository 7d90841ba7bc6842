package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.task.AbstractMessageTask;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.GroupSite;
import io.lockgrid.node.raft.access.Admission;
import java.security.Permission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One of LockGrid's client messages: bytes in, bytes out, possibly later. */
abstract class GridTask extends AbstractMessageTask<byte[]> {
    GridTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    /**
     * What to answer.
     *
     * @throws FormatException if the payload is not understood; so is a refusal of what it says, as any other argument
     */
    abstract CompletableFuture<byte[]> answer(byte[] payload);

    final GridService service() {
        return getService(GridService.NAME);
    }

    /** What its client may do. */
    final Admission admission() {
        return Admission.of(service().access(), connection);
    }

    /** The site of the group that the message names. */
    final GroupSite site() {
        String group = GridMessages.group(clientMessage);
        GroupSite site = service().site(group);
        if (site == null) {
            throw new IllegalArgumentException(
                    "this grid has no CP group '" + group + "' configured; nothing was done: use one of its groups");
        }
        return site;
    }

    @Override
    protected final byte[] decodeClientMessage(ClientMessage message) {
        return GridMessages.requestPayload(message);
    }

    @Override
    protected final ClientMessage encodeResponse(Object response) {
        return GridMessages.answer(clientMessage.getMessageType(), (byte[]) response);
    }

    @Override
    protected final void processMessage() {
        CompletableFuture<byte[]> answer;
        try {
            answer = answer(parameters);
        } catch (FormatException | IllegalArgumentException notUnderstood) {
            // An answer, as a failure would be taken for one that may pass, and be asked again.
            sendResponse(WireCodec.refusal(notUnderstood));
            return;
        }
        answer.whenComplete((bytes, failure) -> {
            if (failure == null) {
                sendResponse(bytes);
            } else {
                handleProcessingFailure(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
    }

    @Override
    public final String getServiceName() {
        return GridService.NAME;
    }

    @Override
    public @Nullable Permission getRequiredPermission() {
        return null;
    }

    @Override
    public @Nullable String getDistributedObjectName() {
        return null;
    }

    @Override
    public @Nullable String getMethodName() {
        return null;
    }

    @Override
    public Object @Nullable [] getParameters() {
        return null;
    }
}
