package io.lockgrid.node.membership;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;

/** Asks a member of another cluster which grid that is: answers the number of a {@link Birth}. */
final class BirthOp extends KeeperOperation {
    @Override
    public void run() {
        // the answer is all
    }

    @Override
    public Object getResponse() {
        return keeper().birth().number();
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.BIRTH;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) {
        // nothing to say
    }

    @Override
    protected void readInternal(ObjectDataInput in) {
        // nothing was said
    }
}
