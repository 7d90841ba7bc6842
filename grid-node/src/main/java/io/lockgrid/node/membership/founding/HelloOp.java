package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Address;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/**
 * Tells a member of another cluster where this one is: of two clusters the engine may want that one to join which has this
 * one in none of its lists, and would never look for it.
 */
final class HelloOp extends KeeperOperation {
    private Address from;
    private boolean passedOn;

    HelloOp() {
        this(new Address(), false);
    }

    /** @param passedOn whether it comes from a member of the cluster that it was sent to */
    HelloOp(Address from, boolean passedOn) {
        this.from = from;
        this.passedOn = passedOn;
    }

    @Override
    public void run() {
        service().introductions().add(from, passedOn);
    }

    @Override
    public boolean returnsResponse() {
        return false;
    }

    @Override
    public int getClassId() {
        return FoundingMessages.HELLO;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        out.writeObject(from);
        out.writeBoolean(passedOn);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        from = in.readObject();
        passedOn = in.readBoolean();
    }
}
