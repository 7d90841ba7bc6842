package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.table.Session;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks a group's leader whose a CP session is. */
final class WhoseOp extends RaftOp implements IdentifiedDataSerializable {
    private long cpSession;

    WhoseOp() {}

    WhoseOp(long cpSession) {
        this.cpSession = cpSession;
    }

    /** Its identity, empty where it has none, or null if it has held nothing yet and nobody had to say who created it. */
    @Override
    public @Nullable Object run(CPGroupId group, long commitIndex) {
        GridService service = getService();
        UUID id = StockGroups.session(cpSession);
        Session session = service.replicas().of(group).session(id);
        if (session == null) {
            return StockGroups.of(getNodeEngine()).owner(group, cpSession).orElse(null);
        }
        String identity = session.home().identity();
        return identity == null ? "" : identity;
    }

    @Override
    protected String getServiceName() {
        return GridService.NAME;
    }

    @Override
    public int getFactoryId() {
        return StockSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return StockSerialization.WHOSE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeLong(cpSession);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        cpSession = in.readLong();
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", cpSession=").append(cpSession);
    }
}
