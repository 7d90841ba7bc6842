package io.lockgrid.node.membership;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks a member which seat it can vote with at this moment; empty for none. */
final class RollCallOp extends KeeperOperation {
    private String answer = "";

    @Override
    public void run() {
        UUID seat = keeper().votingSeat();
        answer = seat == null ? "" : seat.toString();
    }

    @Override
    public Object getResponse() {
        return answer;
    }

    /** Whether an answer is of a seat. */
    static boolean isOf(Seat seat, @Nullable String answer) {
        return seat.id().toString().equals(answer);
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.ROLL_CALL;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) {
        // the question has no parts
    }

    @Override
    protected void readInternal(ObjectDataInput in) {
        // the question has no parts
    }
}
