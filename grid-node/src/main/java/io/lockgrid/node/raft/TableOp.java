package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.IndeterminateOperationStateAware;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.replica.Replica;

/**
 * An entry of the Raft log that changes the lock table. It may be tried again: what comes twice does no harm. A replica on
 * which it fails, whatever the reason, ends.
 */
public abstract class TableOp extends RaftOp implements IndeterminateOperationStateAware, IdentifiedDataSerializable {
    @Override
    public final Object run(CPGroupId group, long commitIndex) {
        GridService service = getService();
        return service.replicas().changeInTime(group, replica -> {
            replica.seen().entry(commitIndex);
            return apply(service, group, replica);
        });
    }

    /** Changes the replica, on the group's thread. */
    public abstract Object apply(GridService service, CPGroupId group, Replica replica);

    @Override
    public final boolean isRetryableOnIndeterminateOperationState() {
        return true;
    }

    @Override
    protected final String getServiceName() {
        return GridService.NAME;
    }
}
