package io.lockgrid.node.membership.founding;

import com.hazelcast.internal.cluster.impl.operations.JoinOperation;
import com.hazelcast.spi.impl.operationservice.Operation;

/** A message between the keepers of two members, which need not be in one cluster. */
public abstract class KeeperOperation extends Operation implements JoinOperation {
    /** Of the factory that makes all messages between keepers. */
    public static final int FACTORY_ID = 746_102;

    final FoundingService service() {
        return getService();
    }

    @Override
    public final String getServiceName() {
        return FoundingService.NAME;
    }

    @Override
    public final int getFactoryId() {
        return FACTORY_ID;
    }
}
