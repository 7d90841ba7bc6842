package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.TableOp;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.TableSeed;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import java.io.IOException;
import java.util.List;

/**
 * Goes before the first operation of a handle of Hazelcast's own lock API: gives a new table its first entry, and makes a
 * client good again that destroyed this lock with an earlier handle.
 */
public final class AnnounceOp extends TableOp {
    private String handle;
    private String name;
    private long wallMillis;
    private long seed;

    public AnnounceOp() {
        this.handle = "";
        this.name = "";
    }

    public AnnounceOp(String handle, String name, Surroundings surroundings) {
        this.handle = handle;
        this.name = name;
        this.wallMillis = surroundings.wallMillis();
        this.seed = TableSeed.propose(surroundings);
    }

    @Override
    public Object apply(GridService service, CPGroupId group, Replica replica) {
        replica.apply(new Entry(wallMillis, seed, 0, List.of(), List.of()));
        replica.apply(new StockCommand.Announce(handle, name));
        StockGroups.of(getNodeEngine()).news().tell(group, replica);
        return true;
    }

    @Override
    public int getFactoryId() {
        return StockSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return StockSerialization.ANNOUNCE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(handle);
        out.writeString(name);
        out.writeLong(wallMillis);
        out.writeLong(seed);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        handle = in.readString();
        name = in.readString();
        wallMillis = in.readLong();
        seed = in.readLong();
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", name=").append(name);
    }
}
