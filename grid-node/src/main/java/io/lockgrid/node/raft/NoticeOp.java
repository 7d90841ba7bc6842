package io.lockgrid.node.raft;

import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.internal.wire.WireCodec;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices for a session of the receiving member, or of a client that is connected to it. A hint: it may be lost. */
final class NoticeOp extends GridOperation {
    private UUID node;
    private @Nullable String identity;
    private byte[] notices;

    NoticeOp() {
        this(new UUID(0, 0), null, new byte[0]);
    }

    NoticeOp(UUID node, @Nullable String identity, byte[] notices) {
        this.node = node;
        this.identity = identity;
        this.notices = notices;
    }

    @Override
    public void run() {
        GridService service = getService();
        service.noticePost().deliverHere(node, identity, WireCodec.decodeNotices(notices));
    }

    @Override
    public int getClassId() {
        return GridSerialization.NOTICE;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        UUIDSerializationUtil.writeUUID(out, node);
        out.writeString(identity);
        out.writeByteArray(notices);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        node = UUIDSerializationUtil.readUUID(in);
        identity = in.readString();
        notices = in.readByteArray();
    }
}
