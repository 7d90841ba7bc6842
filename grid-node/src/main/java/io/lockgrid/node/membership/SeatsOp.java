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
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An entry that changes the seats, if they are still those that its proposer looked at when it decided: so of two that each
 * could do without the other, or of one that comes and one that leaves, never both go on where only one may. Answers false,
 * and changes nothing, if the seats are others.
 */
abstract class SeatsOp extends MetadataRaftGroupOp
        implements IndeterminateOperationStateAware, IdentifiedDataSerializable {
    private Set<UUID> seen;

    SeatsOp(Set<UUID> seen) {
        this.seen = seen;
    }

    @Override
    public final Object run(MetadataRaftGroupManager manager, long commitIndex) {
        Collection<CPMemberInfo> seats = manager.getActiveMembers();
        Set<UUID> now = seats.stream().map(CPMemberInfo::getUuid).collect(Collectors.toSet());
        boolean changing = manager.getMembershipChangeSchedule() != null; // the engine refuses it if it is another's
        boolean again = isAgain(now); // this entry comes a second time
        if (!changing && !again && !(now.equals(seen) && mayChange(now))) {
            return false;
        }
        return change(manager, commitIndex) ? true : PostponedResponse.INSTANCE;
    }

    /** Whether these seats are what this entry makes of them. */
    abstract boolean isAgain(Set<UUID> seats);

    abstract boolean mayChange(Set<UUID> seats);

    /** Changes the list; false if the groups have to be changed before this is done. */
    abstract boolean change(MetadataRaftGroupManager manager, long commitIndex);

    @Override
    public final boolean isRetryableOnIndeterminateOperationState() {
        return true;
    }

    @Override
    public final int getFactoryId() {
        return KeeperOperation.FACTORY_ID;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(seen.size());
        for (UUID each : seen) {
            UUIDSerializationUtil.writeUUID(out, each);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        seen = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            seen.add(UUIDSerializationUtil.readUUID(in));
        }
    }

    @Override
    protected void toString(StringBuilder text) {
        text.append(", seen=").append(seen);
    }
}
