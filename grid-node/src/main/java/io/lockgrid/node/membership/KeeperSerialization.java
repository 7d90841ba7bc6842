package io.lockgrid.node.membership;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** Makes this package's messages from their numbers. Stateless. */
final class KeeperSerialization implements DataSerializableFactory {
    static final int FACTORY_ID = 746_102;

    static final int REMOVE_SEAT = 1;
    static final int STATUS = 2;
    static final int BIRTH = 3;
    static final int START_ANEW = 4;
    static final int ROLL_CALL = 5;
    static final int HELLO = 6;
    static final int ORDER = 20;

    @Override
    public IdentifiedDataSerializable create(int typeId) {
        return switch (typeId) {
            case REMOVE_SEAT -> new RemoveSeatOp();
            case STATUS -> new StatusOp();
            case BIRTH -> new BirthOp();
            case START_ANEW -> new StartAnewOp();
            case ROLL_CALL -> new RollCallOp();
            case HELLO -> new HelloOp();
            case ORDER -> new OrderOp();
            default -> throw new IllegalArgumentException("no message of the keeper has the number " + typeId);
        };
    }
}
