package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.datastructures.lock.proxy.FencedLockProxy;
import com.hazelcast.spi.impl.NodeEngine;

/**
 * A member's {@code FencedLock}: Hazelcast's own, whose operations carry a {@link StockTicket} in place of the bare name.
 * Thread-safe.
 */
final class StockFencedLock extends FencedLockProxy {
    StockFencedLock(NodeEngine engine, RaftGroupId group, String proxyName, String ticket) {
        super(engine, group, proxyName, ticket);
    }
}
