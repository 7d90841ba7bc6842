package io.lockgrid.node.membership;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/**
 * Gives its proposer a seat. The engine's own such entry does it whatever the seats are by then: where one has left
 * meanwhile, those that can vote may be too few to give it, and no other change could ever begin.
 */
final class TakeSeatOp extends SeatsOp {
    private CPMemberInfo seat;

    TakeSeatOp() {
        this(new CPMemberInfo(), Set.of());
    }

    TakeSeatOp(CPMemberInfo seat, Set<UUID> seen) {
        super(seen);
        this.seat = seat;
    }

    @Override
    boolean isAgain(Set<UUID> seats) {
        return seats.contains(seat.getUuid());
    }

    @Override
    boolean mayChange(Set<UUID> seats) {
        return true;
    }

    @Override
    boolean change(MetadataRaftGroupManager manager, long commitIndex) {
        return manager.addMember(commitIndex, seat);
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.TAKE_SEAT;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        super.writeData(out);
        out.writeObject(seat);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        super.readData(in);
        seat = in.readObject();
    }

    @Override
    protected void toString(StringBuilder text) {
        super.toString(text);
        text.append(", seat=").append(seat);
    }
}
