package io.lockgrid.node.membership;

import io.lockgrid.node.membership.founding.KeeperOperation;
import org.jspecify.annotations.Nullable;

/** Asks a member which seat it can vote with at this moment; null for none. */
final class RollCallOp extends KeeperOperation {
    @Override
    public void run() {
        // the answer is all
    }

    @Override
    public @Nullable Object getResponse() {
        KeeperService keeper = getService();
        return keeper.votingSeat();
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.ROLL_CALL;
    }
}
