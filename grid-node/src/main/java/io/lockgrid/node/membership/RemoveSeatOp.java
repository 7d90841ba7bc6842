package io.lockgrid.node.membership;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.IndeterminateOperationStateAware;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.cp.internal.raft.impl.util.PostponedResponse;
import com.hazelcast.cp.internal.raftop.metadata.MetadataRaftGroupOp;
import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.membership.founding.KeeperOperation;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * An entry that takes a seat away, if the seats are still those that its proposer looked at when it decided: so two members
 * never leave at once where only one of them may. One of two seats is never taken: the engine would take it off the list
 * alone, and the groups of locks, which keep it, would have no majority any more.
 */
final class RemoveSeatOp extends MetadataRaftGroupOp
        implements IndeterminateOperationStateAware, IdentifiedDataSerializable {
    private UUID seat;
    private Set<UUID> seen;

    RemoveSeatOp() {
        this(new UUID(0, 0), Set.of());
    }

    RemoveSeatOp(UUID seat, Set<UUID> seen) {
        this.seat = seat;
        this.seen = seen;
    }

    @Override
    public Object run(MetadataRaftGroupManager seats, long commitIndex) {
        CPMemberInfo leaving = null;
        Set<UUID> now = new HashSet<>();
        for (CPMemberInfo each : seats.getActiveMembers()) {
            now.add(each.getUuid());
            leaving = each.getUuid().equals(seat) ? each : leaving;
        }
        if (leaving == null) {
            return true; // this entry comes a second time
        }
        boolean changing = seats.getMembershipChangeSchedule() != null; // refused below if it is another's
        if (!changing && (now.size() < KeeperRules.FEWEST_TO_SPARE_ONE || !now.equals(seen))) {
            return false;
        }
        return seats.removeMember(commitIndex, leaving) ? true : PostponedResponse.INSTANCE;
    }

    @Override
    public boolean isRetryableOnIndeterminateOperationState() {
        return true;
    }

    @Override
    public int getFactoryId() {
        return KeeperOperation.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.REMOVE_SEAT;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        UUIDSerializationUtil.writeUUID(out, seat);
        out.writeInt(seen.size());
        for (UUID each : seen) {
            UUIDSerializationUtil.writeUUID(out, each);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        seat = UUIDSerializationUtil.readUUID(in);
        seen = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            seen.add(UUIDSerializationUtil.readUUID(in));
        }
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", seat=").append(seat);
    }
}
