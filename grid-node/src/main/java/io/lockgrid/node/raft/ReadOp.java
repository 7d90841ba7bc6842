package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.node.replica.Replica;
import java.util.function.BiFunction;

/** A linearizable read on the leader: runs there, on the group's thread, and is never sent anywhere. */
final class ReadOp<T> extends RaftOp {
    /** Where in the Raft log a read took place. */
    record Position(long term, long commitIndex, long tableId) {}

    private final RaftNodeImpl node;
    private final BiFunction<Replica, Position, T> read;

    ReadOp(RaftNodeImpl node, BiFunction<Replica, Position, T> read) {
        this.node = node;
        this.read = read;
    }

    @Override
    public Object run(CPGroupId groupId, long commitIndex) {
        GridService service = getService();
        Replica replica = service.replicas().of(groupId);
        return read.apply(replica, new Position(node.state().term(), commitIndex, replica.tableId()));
    }

    @Override
    protected String getServiceName() {
        return GridService.NAME;
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        throw new UnsupportedOperationException("a read stays on the leader");
    }

    @Override
    public void readData(ObjectDataInput in) {
        throw new UnsupportedOperationException("a read stays on the leader");
    }
}
