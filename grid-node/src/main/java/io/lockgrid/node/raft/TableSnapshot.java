package io.lockgrid.node.raft;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.table.Formats;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SnapshotCodec;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A frozen lock table in the Raft log. Taking it costs nothing; its bytes are made once, when a follower needs them, and
 * kept only while somebody may ask for them again.
 */
final class TableSnapshot implements IdentifiedDataSerializable {
    private @Nullable LockTable table;
    private byte @Nullable [] bytes;

    private IntSupplier protocol = () -> Formats.NEWEST;

    TableSnapshot() {}

    /** @param protocol the version in which to write it */
    TableSnapshot(LockTable frozen, IntSupplier protocol) {
        this.table = frozen;
        this.protocol = protocol;
    }

    /** Where it came from elsewhere: the version in which to write it, should this member pass it on. */
    void writtenIn(IntSupplier agreed) {
        protocol = agreed;
    }

    /** The table, from whatever form is here. */
    synchronized LockTable table() {
        LockTable known = table;
        if (known == null) {
            if (bytes == null) {
                throw new IllegalStateException("a snapshot that was never filled");
            }
            known = SnapshotCodec.decode(bytes);
            table = known;
            bytes = null;
        }
        return known;
    }

    private synchronized byte[] encoded() {
        int version = protocol.getAsInt();
        byte[] known = bytes;
        if (known == null || known[0] != version) {
            known = SnapshotCodec.encode(table(), version);
            bytes = known;
        }
        return known;
    }

    @Override
    public int getFactoryId() {
        return GridSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return GridSerialization.SNAPSHOT;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(encoded());
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        bytes = in.readByteArray();
    }
}
