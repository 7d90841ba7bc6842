package io.lockgrid.node.membership;

import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.node.membership.founding.Birth;
import io.lockgrid.node.membership.founding.KeeperOperation;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a member tells the others of itself, again and again. */
final class StatusOp extends KeeperOperation {
    private UUID member;
    private @Nullable UUID seat;
    private boolean votes;
    private int leads;
    private boolean stopping;
    private long birth;
    private boolean answers;
    private boolean declines;
    private Set<UUID> heirs;

    StatusOp() {
        this(new UUID(0, 0), KeeperService.Status.NOTHING);
    }

    StatusOp(UUID member, KeeperService.Status status) {
        this.member = member;
        this.seat = status.seat();
        this.votes = status.votes();
        this.leads = status.leads();
        this.stopping = status.stopping();
        this.birth = status.birth().number();
        this.answers = status.answers();
        this.declines = status.declines();
        this.heirs = status.heirs();
    }

    @Override
    public void run() {
        KeeperService keeper = getService();
        keeper.told(
                member,
                new KeeperService.Status(seat, votes, leads, stopping, new Birth(birth), answers, declines, heirs));
    }

    @Override
    public boolean returnsResponse() {
        return false;
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.STATUS;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        UUIDSerializationUtil.writeUUID(out, member);
        UUIDSerializationUtil.writeUUID(out, seat);
        out.writeBoolean(votes);
        out.writeInt(leads);
        out.writeBoolean(stopping);
        out.writeLong(birth);
        out.writeBoolean(answers);
        out.writeBoolean(declines);
        out.writeInt(heirs.size());
        for (UUID heir : heirs) {
            UUIDSerializationUtil.writeUUID(out, heir);
        }
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        member = UUIDSerializationUtil.readUUID(in);
        seat = UUIDSerializationUtil.readUUID(in);
        votes = in.readBoolean();
        leads = in.readInt();
        stopping = in.readBoolean();
        birth = in.readLong();
        answers = in.readBoolean();
        declines = in.readBoolean();
        heirs = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            heirs.add(UUIDSerializationUtil.readUUID(in));
        }
    }
}
