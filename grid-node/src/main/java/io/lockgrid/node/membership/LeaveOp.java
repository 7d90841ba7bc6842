package io.lockgrid.node.membership;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.IndeterminateOperationStateAware;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.cp.internal.raft.impl.util.PostponedResponse;
import com.hazelcast.cp.internal.raftop.metadata.MetadataRaftGroupOp;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * An entry that gives up a member's seat, if the seats are still those that the member looked at when it decided: so two
 * members never leave at once where only one of them may.
 */
final class LeaveOp extends MetadataRaftGroupOp
        implements IndeterminateOperationStateAware, IdentifiedDataSerializable {
    private CPMemberInfo leaving;
    private Set<UUID> seen;

    LeaveOp() {
        this(new CPMemberInfo(), Set.of());
    }

    LeaveOp(CPMemberInfo leaving, Set<UUID> seen) {
        this.leaving = leaving;
        this.seen = seen;
    }

    @Override
    public Object run(MetadataRaftGroupManager seats, long commitIndex) {
        Set<UUID> now = new HashSet<>();
        seats.getActiveMembers().forEach(member -> now.add(member.getUuid()));
        if (!now.contains(leaving.getUuid())) {
            return true; // this entry comes a second time
        }
        boolean changing = seats.getMembershipChangeSchedule() != null; // refused below if it is another's
        if (!changing && !now.equals(seen)) {
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
        return KeeperSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.LEAVE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeObject(leaving);
        out.writeInt(seen.size());
        for (UUID id : seen) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        leaving = in.readObject();
        seen = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            seen.add(new UUID(in.readLong(), in.readLong()));
        }
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", leaving=").append(leaving);
    }
}
