package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.MessageTaskFactory;
import com.hazelcast.client.impl.protocol.MessageTaskFactoryProvider;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.util.collection.Int2ObjectHashMap;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.node.raft.stock.StockTasks;

/**
 * The members' side of LockGrid's own client messages. Found by Hazelcast as a service of the class path, for every
 * member in the process and before its services exist: tasks look the service up when they run.
 */
public final class GridMessageTasks implements MessageTaskFactoryProvider {
    private final NodeEngineImpl engine;

    public GridMessageTasks(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
    }

    @Override
    public Int2ObjectHashMap<MessageTaskFactory> getFactories() {
        Node node = engine.getNode();
        Int2ObjectHashMap<MessageTaskFactory> factories = new Int2ObjectHashMap<>();
        factories.put(GridMessages.HELLO, (message, connection) -> new HelloTask(message, node, connection));
        factories.put(GridMessages.BATCH, (message, connection) -> new BatchTask(message, node, connection));
        factories.put(GridMessages.ASK, (message, connection) -> new AskTask(message, node, connection));
        factories.put(GridMessages.SUBSCRIBE, (message, connection) -> new SubscribeTask(message, node, connection));
        factories.put(
                GridMessages.UNSUBSCRIBE, (message, connection) -> new UnsubscribeTask(message, node, connection));
        factories.put(
                ClientAuthenticationCodec.REQUEST_MESSAGE_TYPE,
                (message, connection) -> new AuthenticationTask(message, node, connection));
        StockTasks.addTo(factories, node);
        return factories;
    }
}
