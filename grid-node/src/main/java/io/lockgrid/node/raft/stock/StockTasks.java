package io.lockgrid.node.raft.stock;

import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.MessageTaskFactory;
import com.hazelcast.client.impl.protocol.codec.CPGroupCreateCPGroupCodec;
import com.hazelcast.client.impl.protocol.codec.CPGroupDestroyCPObjectCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockGetLockOwnershipCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockLockCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockTryLockCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockUnlockCodec;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.datastructures.lock.client.GetLockOwnershipStateMessageTask;
import com.hazelcast.cp.internal.datastructures.lock.client.LockMessageTask;
import com.hazelcast.cp.internal.datastructures.lock.client.TryLockMessageTask;
import com.hazelcast.cp.internal.datastructures.lock.client.UnlockMessageTask;
import com.hazelcast.cp.internal.datastructures.lock.operation.LockOp;
import com.hazelcast.cp.internal.datastructures.lock.operation.TryLockOp;
import com.hazelcast.cp.internal.datastructures.lock.operation.UnlockOp;
import com.hazelcast.cp.internal.datastructures.spi.client.CreateRaftGroupMessageTask;
import com.hazelcast.cp.internal.datastructures.spi.client.DestroyRaftObjectMessageTask;
import com.hazelcast.cp.internal.datastructures.spi.operation.DestroyRaftObjectOp;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import com.hazelcast.internal.util.collection.Int2ObjectHashMap;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.Right;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.access.Admission;
import org.jspecify.annotations.Nullable;

/**
 * The lock messages of Hazelcast clients in any language: Hazelcast's own tasks, whose operations carry a {@link
 * StockTicket} with what the connection knows of the client. Stateless.
 */
public final class StockTasks {
    private StockTasks() {}

    public static void addTo(Int2ObjectHashMap<MessageTaskFactory> factories, Node node) {
        factories.put(
                FencedLockLockCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new LockMessageTask(message, node, connection)
                        : new LockTask(message, node, connection));
        factories.put(
                FencedLockTryLockCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new TryLockMessageTask(message, node, connection)
                        : new TryLockTask(message, node, connection));
        factories.put(
                FencedLockUnlockCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new UnlockMessageTask(message, node, connection)
                        : new UnlockTask(message, node, connection));
        factories.put(
                FencedLockGetLockOwnershipCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new GetLockOwnershipStateMessageTask(message, node, connection)
                        : new OwnershipTask(message, node, connection));
        factories.put(
                CPGroupDestroyCPObjectCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new DestroyRaftObjectMessageTask(message, node, connection)
                        : new DestroyTask(message, node, connection));
        factories.put(
                CPGroupCreateCPGroupCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> grid(node) == null
                        ? new CreateRaftGroupMessageTask(message, node, connection)
                        : new CreateTask(message, node, connection));
        SessionTasks.addTo(factories, node);
    }

    /** The grid of this member, or null on a member that is not of a grid: two kinds may live in one process. */
    private static @Nullable GridService grid(Node node) {
        NodeEngineImpl engine = node.getNodeEngine();
        return engine.getServiceOrNull(GridService.NAME);
    }

    /** What the connection knows of a client; all handles of one client to a lock are one. */
    private static String ticket(
            NodeEngineImpl engine, ClientEndpoint client, CPGroupId group, String name, @Nullable Right right) {
        StockGroups groups = StockGroups.of(engine);
        groups.checkName(name, group.getName());
        Home home = new Home(
                SessionKind.STOCK,
                client.getName() + " (" + client.getClientType() + " " + client.getClientVersion() + ")",
                String.valueOf(client.getSocketAddress()),
                client.getUuid());
        return groups.ticket(name, client.getUuid().toString())
                .from(
                        Admission.of(groups.grid().access(), client.getConnection())
                                .admit(home, right, name),
                        groups.grid().rules().sessionTerms())
                .encode(groups.grid().protocol());
    }

    private static final class LockTask extends LockMessageTask {
        LockTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            String name = ticket(nodeEngine, endpoint, parameters.groupId, parameters.name, Right.LOCK);
            invoke(
                    parameters.groupId,
                    new LockOp(name, parameters.sessionId, parameters.threadId, parameters.invocationUid));
        }
    }

    private static final class TryLockTask extends TryLockMessageTask {
        TryLockTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            String name = ticket(nodeEngine, endpoint, parameters.groupId, parameters.name, Right.LOCK);
            invoke(
                    parameters.groupId,
                    new TryLockOp(
                            name,
                            parameters.sessionId,
                            parameters.threadId,
                            parameters.invocationUid,
                            parameters.timeoutMs));
        }
    }

    private static final class UnlockTask extends UnlockMessageTask {
        UnlockTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            String name = ticket(nodeEngine, endpoint, parameters.groupId, parameters.name, null);
            invoke(
                    parameters.groupId,
                    new UnlockOp(name, parameters.sessionId, parameters.threadId, parameters.invocationUid));
        }
    }

    /** For who may have the lock, which asks it for its own holds, and who may look at it. */
    private static final class OwnershipTask extends GetLockOwnershipStateMessageTask {
        OwnershipTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            Admission.of(StockGroups.of(nodeEngine).grid().access(), connection).expectSight(parameters.name);
            super.processMessage();
        }
    }

    private static final class DestroyTask extends DestroyRaftObjectMessageTask {
        DestroyTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            if (!LockService.SERVICE_NAME.equals(parameters.serviceName)) {
                super.processMessage();
                return;
            }
            String name = ticket(nodeEngine, endpoint, parameters.groupId, parameters.objectName, Right.OPERATE);
            invoke(parameters.groupId, new DestroyRaftObjectOp(parameters.serviceName, name));
        }
    }

    /** A client makes a handle: of a lock or of anything else, which the message does not say. */
    private static final class CreateTask extends CreateRaftGroupMessageTask {
        CreateTask(ClientMessage message, Node node, Connection connection) {
            super(message, node, connection);
        }

        @Override
        protected void processMessage() {
            StockGroups groups = StockGroups.of(nodeEngine);
            GridService grid = groups.grid();
            Admission.of(grid.access(), connection).expectSome(Right.values());
            String proxyName = RaftService.withoutDefaultGroupName(parameters);
            String objectName = RaftService.getObjectNameForProxy(proxyName);
            groups.checkGroup(RaftService.getGroupNameForProxy(proxyName));
            RaftService raft = grid.raft();
            AnnounceOp announce = new AnnounceOp(endpoint.getUuid().toString(), objectName, grid.surroundings());
            raft.createRaftGroupForProxyAsync(parameters)
                    .thenComposeAsync(
                            group -> raft.getInvocationManager()
                                    .invoke(group, announce)
                                    .thenApplyAsync(done -> group, Runnable::run),
                            nodeEngine.getExecutionService().getExecutor(ExecutionService.ASYNC_EXECUTOR))
                    .whenCompleteAsync(this, Runnable::run);
        }
    }
}
