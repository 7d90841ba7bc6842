package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.spi.impl.NodeEngine;

/**
 * The engine's Raft on one member, which takes a leader's entries also where they follow the member's own snapshot ({@link
 * SnapshotAppend}), and a snapshot also where it has seats that nobody else has ({@link SnapshotInstall}). Made by Hazelcast
 * from the configuration, in the place of its own. Thread-safe.
 */
public final class GridRaftService extends RaftService {
    /** Called by Hazelcast, which finds it by the class's name. */
    public GridRaftService(NodeEngine engine) {
        super(engine);
    }

    @Override
    public void handleAppendEntries(CPGroupId group, AppendRequest request, RaftEndpoint target) {
        if (getRaftNode(group) instanceof RaftNodeImpl node && target.equals(node.getLocalMember())) {
            node.execute(() -> SnapshotAppend.of(node, request).run());
        } else {
            super.handleAppendEntries(group, request, target); // asks for the node, or says for whom it was
        }
    }

    @Override
    public void handleSnapshot(CPGroupId group, InstallSnapshot request, RaftEndpoint target) {
        if (getRaftNode(group) instanceof RaftNodeImpl node && target.equals(node.getLocalMember())) {
            node.execute(new SnapshotInstall(node, request));
        } else {
            super.handleSnapshot(group, request, target);
        }
    }
}
