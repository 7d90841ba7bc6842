package io.lockgrid.node.membership;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.node.membership.rules.KeeperRules;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a seat away: that of its proposer, which leaves, or one whose member is gone. One of two seats is never taken: the
 * engine would take it off the list alone, and the groups of locks, which keep it, would have no majority any more.
 */
final class RemoveSeatOp extends SeatsOp {
    private UUID seat;

    RemoveSeatOp() {
        this(new UUID(0, 0), Set.of());
    }

    RemoveSeatOp(UUID seat, Set<UUID> seen) {
        super(seen);
        this.seat = seat;
    }

    @Override
    boolean isAgain(Set<UUID> seats) {
        return !seats.contains(seat);
    }

    @Override
    boolean mayChange(Set<UUID> seats) {
        return seats.size() >= KeeperRules.FEWEST_TO_SPARE_ONE;
    }

    @Override
    boolean change(MetadataRaftGroupManager manager, long commitIndex) {
        Optional<CPMemberInfo> leaving = manager.getActiveMembers().stream()
                .filter(each -> each.getUuid().equals(seat))
                .findFirst();
        return leaving.isEmpty() || manager.removeMember(commitIndex, leaving.get());
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.REMOVE_SEAT;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        super.writeData(out);
        UUIDSerializationUtil.writeUUID(out, seat);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        super.readData(in);
        seat = UUIDSerializationUtil.readUUID(in);
    }

    @Override
    protected void toString(StringBuilder text) {
        super.toString(text);
        text.append(", seat=").append(seat);
    }
}
