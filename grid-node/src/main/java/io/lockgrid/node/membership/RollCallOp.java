package io.lockgrid.node.membership;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.node.membership.founding.KeeperOperation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks a member which seat it has at this moment; null for none. */
final class RollCallOp extends KeeperOperation {
    private boolean voting;

    RollCallOp() {}

    /** @param voting whether only a seat counts that it can vote with */
    RollCallOp(boolean voting) {
        this.voting = voting;
    }

    @Override
    public void run() {
        // the answer is all
    }

    @Override
    public @Nullable Object getResponse() {
        KeeperService keeper = getService();
        return voting ? keeper.votingSeat() : keeper.seat();
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.ROLL_CALL;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        out.writeBoolean(voting);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        voting = in.readBoolean();
    }
}
