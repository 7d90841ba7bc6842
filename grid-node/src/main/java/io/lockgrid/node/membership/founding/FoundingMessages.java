package io.lockgrid.node.membership.founding;

import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** Makes this package's messages from their numbers, which no other message between keepers may have. Stateless. */
public final class FoundingMessages {
    static final int BIRTH = 3;
    static final int START_ANEW = 4;
    static final int HELLO = 6;

    private FoundingMessages() {}

    public static IdentifiedDataSerializable create(int typeId) {
        return switch (typeId) {
            case BIRTH -> new BirthOp();
            case START_ANEW -> new StartAnewOp();
            case HELLO -> new HelloOp();
            default -> throw new IllegalArgumentException("no message of the keeper has the number " + typeId);
        };
    }
}
