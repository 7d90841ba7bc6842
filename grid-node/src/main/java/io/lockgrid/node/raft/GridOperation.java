package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.RaftSystemOperation;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.spi.impl.operationservice.Operation;

/** A message from member to member that wants no response of the engine's own; runs on the group's thread. */
abstract class GridOperation extends Operation implements IdentifiedDataSerializable, RaftSystemOperation {
    @Override
    public final boolean returnsResponse() {
        return false;
    }

    /** It runs on a partition's thread, but goes to whom it is sent to, not to the partition's owner. */
    @Override
    public final boolean validatesTarget() {
        return false;
    }

    @Override
    public final String getServiceName() {
        return GridService.NAME;
    }

    @Override
    public final int getFactoryId() {
        return GridSerialization.FACTORY_ID;
    }
}
