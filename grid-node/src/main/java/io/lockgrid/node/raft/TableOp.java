package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.IndeterminateOperationStateAware;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** An entry of the Raft log that changes the lock table. It may be tried again: what comes twice does no harm. */
abstract class TableOp extends RaftOp implements IndeterminateOperationStateAware, IdentifiedDataSerializable {
    @Override
    public final boolean isRetryableOnIndeterminateOperationState() {
        return true;
    }

    @Override
    protected final String getServiceName() {
        return GridService.NAME;
    }

    @Override
    public final int getFactoryId() {
        return GridSerialization.FACTORY_ID;
    }
}
