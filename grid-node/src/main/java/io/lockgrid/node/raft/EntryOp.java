package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.words.Entry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One Raft entry: many sessions' requests as compact bytes. Applying it returns {@link Replica.Applied} to the leader's
 * {@link GroupCommit}, the only one that submits it.
 */
final class EntryOp extends TableOp {
    private byte[] bytes;

    /** The leader has it decoded already; dropped when applied, so that the log keeps bytes only. */
    private transient @Nullable Entry entry;

    EntryOp() {
        this(new byte[0], null);
    }

    EntryOp(byte[] bytes, @Nullable Entry entry) {
        this.bytes = bytes;
        this.entry = entry;
    }

    /** What it says, until it is applied here; null on members that have only its bytes. */
    @Nullable
    Entry entry() {
        return entry;
    }

    @Override
    public Object apply(GridService service, CPGroupId group, Replica replica) {
        Entry decoded = entry;
        entry = null;
        Replica.Applied applied = decoded == null ? replica.apply(bytes) : replica.apply(decoded);
        service.listener().applied(group);
        return applied;
    }

    @Override
    public int getFactoryId() {
        return GridSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return GridSerialization.ENTRY;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(bytes);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        bytes = in.readByteArray();
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", bytes=").append(bytes.length);
    }
}
