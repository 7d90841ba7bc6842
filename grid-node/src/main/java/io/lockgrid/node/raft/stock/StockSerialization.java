package io.lockgrid.node.raft.stock;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** Makes the operations of this package from their numbers, which stay as they are for ever. Stateless. */
public final class StockSerialization implements DataSerializableFactory {
    /** Beside the factories of the lock tables and of the keeper. */
    public static final int FACTORY_ID = 746_103;

    static final int ANNOUNCE = 1;
    static final int WHOSE = 2;

    @Override
    public IdentifiedDataSerializable create(int typeId) {
        if (typeId == ANNOUNCE) {
            return new AnnounceOp();
        } else if (typeId == WHOSE) {
            return new WhoseOp();
        }
        throw new IllegalArgumentException("no operation of Hazelcast's lock API has the number " + typeId);
    }
}
