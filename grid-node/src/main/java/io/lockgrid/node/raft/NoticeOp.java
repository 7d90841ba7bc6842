package io.lockgrid.node.raft;

import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.internal.wire.WireCodec;
import java.io.IOException;
import java.util.UUID;

/** Notices for a session of the receiving member, or of a client that is connected to it. A hint: it may be lost. */
final class NoticeOp extends GridOperation {
    private UUID node;
    private byte[] notices;

    NoticeOp() {
        this(new UUID(0, 0), new byte[0]);
    }

    NoticeOp(UUID node, byte[] notices) {
        this.node = node;
        this.notices = notices;
    }

    @Override
    public void run() {
        GridService service = getService();
        service.noticePost().deliverHere(node, WireCodec.decodeNotices(notices));
    }

    @Override
    public int getClassId() {
        return GridSerialization.NOTICE;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        UUIDSerializationUtil.writeUUID(out, node);
        out.writeByteArray(notices);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        node = UUIDSerializationUtil.readUUID(in);
        notices = in.readByteArray();
    }
}
