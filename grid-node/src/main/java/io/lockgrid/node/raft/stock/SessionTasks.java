package io.lockgrid.node.raft.stock;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.MessageTaskFactory;
import com.hazelcast.client.impl.protocol.codec.CPSessionCloseSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCreateSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionHeartbeatSessionCodec;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.QueryPolicy;
import com.hazelcast.cp.internal.session.client.CloseSessionMessageTask;
import com.hazelcast.cp.internal.session.client.CreateSessionMessageTask;
import com.hazelcast.cp.internal.session.client.HeartbeatSessionMessageTask;
import com.hazelcast.cp.internal.session.operation.CreateSessionOp;
import com.hazelcast.cp.session.CPSession.CPSessionOwnerType;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import com.hazelcast.internal.util.collection.Int2ObjectHashMap;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.node.Right;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.access.Admission;
import io.lockgrid.node.raft.access.Identity;
import java.util.function.BiConsumer;

/**
 * The messages that keep a CP session alive and end it: a session is a small number, which anybody can say, so that of
 * another identity is left alone. Stateless.
 */
final class SessionTasks {
    private SessionTasks() {}

    static void addTo(Int2ObjectHashMap<MessageTaskFactory> factories, Node node) {
        factories.put(
                CPSessionCreateSessionCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> new CreateTask(message, node, connection));
        factories.put(
                CPSessionCloseSessionCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> new CloseTask(message, node, connection));
        factories.put(
                CPSessionHeartbeatSessionCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> new HeartbeatTask(message, node, connection));
    }

    /** From the first on it is of who created it. */
    private static final class CreateTask extends CreateSessionMessageTask {
        CreateTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void invoke(CPGroupId group, RaftOp op) {
            GridService grid = nodeEngine.getServiceOrNull(GridService.NAME);
            if (grid == null) { // of another kind of member: two kinds may live in one process
                super.invoke(group, op);
                return;
            }
            Admission.of(grid.access(), connection).expectSome(Right.LOCK);
            Identity caller = Identity.of(connection);
            String name = SessionOwner.stamp(parameters.endpointName, caller == null ? null : caller.name());
            super.invoke(group, new CreateSessionOp(connection.getRemoteAddress(), name, CPSessionOwnerType.CLIENT));
        }
    }

    private static final class CloseTask extends CloseSessionMessageTask {
        CloseTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void invoke(CPGroupId group, RaftOp op) {
            ask(nodeEngine, group, parameters.sessionId, connection, () -> super.invoke(group, op), this);
        }
    }

    private static final class HeartbeatTask extends HeartbeatSessionMessageTask {
        HeartbeatTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void invoke(CPGroupId group, RaftOp op) {
            ask(nodeEngine, group, parameters.sessionId, connection, () -> super.invoke(group, op), this);
        }
    }

    /**
     * Goes on if the session is the client's own, or one of which nobody had to say whose it is.
     *
     * @param otherwise gets the failure
     */
    private static void ask(
            NodeEngineImpl engine,
            CPGroupId group,
            long session,
            Connection client,
            Runnable then,
            BiConsumer<Object, Throwable> otherwise) {
        Identity caller = Identity.of(client);
        if (caller == null) { // nobody has to say who he is
            then.run();
            return;
        }
        RaftService raft = engine.getService(RaftService.SERVICE_NAME);
        raft.getInvocationManager()
                .<String>query(group, new WhoseOp(session), QueryPolicy.LEADER_LOCAL, true)
                // not on the thread that answers, which may be the group's own: it may not invoke anything
                .whenCompleteAsync(
                        (owner, failure) -> {
                            if (failure != null) {
                                otherwise.accept(null, failure);
                            } else if (owner == null || owner.equals(caller.name())) {
                                then.run();
                            } else {
                                otherwise.accept(
                                        null,
                                        new SecurityException("CP session " + session + " is another identity's than '"
                                                + caller.name() + "'; nothing was done"));
                            }
                        },
                        engine.getExecutionService().getExecutor(ExecutionService.ASYNC_EXECUTOR));
    }
}
