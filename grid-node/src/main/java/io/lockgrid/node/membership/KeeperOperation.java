package io.lockgrid.node.membership;

import com.hazelcast.internal.cluster.impl.operations.JoinOperation;
import com.hazelcast.spi.impl.operationservice.Operation;

/** A message between the keepers of two members, which need not be in one cluster. */
abstract class KeeperOperation extends Operation implements JoinOperation {
    final FoundingService service() {
        return getService();
    }

    @Override
    public final String getServiceName() {
        return FoundingService.NAME;
    }

    @Override
    public final int getFactoryId() {
        return KeeperSerialization.FACTORY_ID;
    }
}
