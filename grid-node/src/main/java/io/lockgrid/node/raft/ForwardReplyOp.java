package io.lockgrid.node.raft;

import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link ForwardOp}: bytes, or why there are none and who leads instead. */
final class ForwardReplyOp extends GridOperation {
    private long call;
    private @Nullable UUID leader;
    private @Nullable String trouble;
    private byte[] payload;

    ForwardReplyOp() {
        this(0, null, null, new byte[0]);
    }

    ForwardReplyOp(long call, @Nullable UUID leader, @Nullable String trouble, byte[] payload) {
        this.call = call;
        this.leader = leader;
        this.trouble = trouble;
        this.payload = payload;
    }

    @Override
    public void run() {
        GridService service = getService();
        service.forwards().answered(call, leader, trouble, payload);
    }

    @Override
    public int getClassId() {
        return GridSerialization.FORWARD_REPLY;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        out.writeLong(call);
        UUIDSerializationUtil.writeUUID(out, leader);
        out.writeString(trouble);
        out.writeByteArray(payload);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        call = in.readLong();
        leader = UUIDSerializationUtil.readUUID(in);
        trouble = in.readString();
        payload = in.readByteArray();
    }
}
