package io.lockgrid.node.raft;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.raft.replicas.TableSnapshot;

/**
 * Makes this package's messages from their numbers. Stateless.
 *
 * <p>The fields of a number are the same for ever, and what they carry as bytes begins with a version of its own; what needs
 * another field gets another number, which is sent once all members know it.
 */
final class GridSerialization implements DataSerializableFactory {
    /** One number for LockGrid among the factories of a member. */
    static final int FACTORY_ID = TableSnapshot.FACTORY_ID;

    static final int ENTRY = 1;
    static final int FORWARD = 3;
    static final int FORWARD_REPLY = 4;
    static final int NOTICE = 5;

    @Override
    public IdentifiedDataSerializable create(int typeId) {
        return switch (typeId) {
            case ENTRY -> new EntryOp();
            case TableSnapshot.NUMBER -> new TableSnapshot();
            case FORWARD -> new ForwardOp();
            case FORWARD_REPLY -> new ForwardReplyOp();
            case NOTICE -> new NoticeOp();
            default -> throw new IllegalArgumentException("no message of LockGrid has the number " + typeId);
        };
    }
}
