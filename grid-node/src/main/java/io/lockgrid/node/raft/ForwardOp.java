package io.lockgrid.node.raft;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/** A batch, or an operator's question, for the member that is thought to lead the group. */
final class ForwardOp extends GridOperation {
    private long call;
    private boolean question;
    private String group;
    private byte[] payload;

    ForwardOp() {
        this(0, false, "", new byte[0]);
    }

    ForwardOp(long call, boolean question, String group, byte[] payload) {
        this.call = call;
        this.question = question;
        this.group = group;
        this.payload = payload;
    }

    @Override
    public void run() {
        GridService service = getService();
        service.forwards().serve(call, question, group, payload, getCallerAddress());
    }

    @Override
    public int getClassId() {
        return GridSerialization.FORWARD;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        out.writeLong(call);
        out.writeBoolean(question);
        out.writeString(group);
        out.writeByteArray(payload);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        call = in.readLong();
        question = in.readBoolean();
        group = in.readString();
        payload = in.readByteArray();
    }
}
