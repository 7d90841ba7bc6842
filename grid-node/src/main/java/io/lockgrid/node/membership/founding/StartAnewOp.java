package io.lockgrid.node.membership.founding;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/** Tells a member that its grid gives way: it gives up its state and joins as a new member. */
final class StartAnewOp extends KeeperOperation {
    private long giving;
    private boolean everybody;
    private String why;

    StartAnewOp() {
        this(Birth.NONE, false, "");
    }

    /**
     * @param giving the grid that gives way; members of another do nothing
     * @param everybody whether the member tells all of its cluster
     */
    StartAnewOp(Birth giving, boolean everybody, String why) {
        this.giving = giving.number();
        this.everybody = everybody;
        this.why = why;
    }

    @Override
    public void run() {
        service().grid().giveWay(new Birth(giving), everybody, why);
    }

    @Override
    public boolean returnsResponse() {
        return false;
    }

    @Override
    public int getClassId() {
        return FoundingMessages.START_ANEW;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        out.writeLong(giving);
        out.writeBoolean(everybody);
        out.writeString(why);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        giving = in.readLong();
        everybody = in.readBoolean();
        why = in.readString();
    }
}
