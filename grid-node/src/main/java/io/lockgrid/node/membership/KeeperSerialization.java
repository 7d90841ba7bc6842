package io.lockgrid.node.membership;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.membership.founding.FoundingMessages;

/** Makes the messages between keepers from their numbers. Stateless. */
final class KeeperSerialization implements DataSerializableFactory {
    static final int REMOVE_SEAT = 1;
    static final int STATUS = 2;
    static final int ROLL_CALL = 5;
    static final int TAKE_SEAT = 7;
    static final int ORDER = 20;

    @Override
    public IdentifiedDataSerializable create(int typeId) {
        return switch (typeId) {
            case REMOVE_SEAT -> new RemoveSeatOp();
            case STATUS -> new StatusOp();
            case TAKE_SEAT -> new TakeSeatOp();
            case ROLL_CALL -> new RollCallOp();
            case ORDER -> new OrderOp();
            default -> FoundingMessages.create(typeId);
        };
    }
}
