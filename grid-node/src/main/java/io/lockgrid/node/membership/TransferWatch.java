package io.lockgrid.node.membership;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.state.LeadershipTransferState;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.surroundings.Surroundings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends transfers of leadership that the engine has lost. Its task for a transfer fails where the heir's seat goes
 * meanwhile; the transfer then stays under way for ever, and while one is, a leader refuses every entry. Thread-safe.
 */
final class TransferWatch {
    /** The engine gives a transfer up after 3 s. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    private record Seen(LeadershipTransferState transfer, long since) {}

    private final NodeEngineImpl engine;
    private final Surroundings time;
    private final ILogger logger;
    private final Map<CPGroupId, Seen> underway = new ConcurrentHashMap<>();

    TransferWatch(NodeEngineImpl engine, Surroundings time) {
        this.engine = engine;
        this.time = time;
        this.logger = engine.getLogger(TransferWatch.class);
    }

    /** Looks at the groups that this member leads, each on its own thread. */
    void look() {
        RaftService raft = engine.getService(RaftService.SERVICE_NAME);
        underway.keySet().removeIf(group -> raft.getRaftNode(group) == null);
        for (RaftNode each : raft.getAllRaftNodes()) {
            if (each instanceof RaftNodeImpl node && node.getLocalMember().equals(node.getLeader())) {
                node.execute(() -> look(node));
            }
        }
    }

    private void look(RaftNodeImpl node) {
        CPGroupId group = node.getGroupId();
        LeadershipTransferState transfer = node.state().leadershipTransferState();
        if (transfer == null || node.isTerminatedOrSteppedDown()) {
            underway.remove(group);
            return;
        }
        Seen seen = underway.get(group);
        if (seen == null || seen.transfer() != transfer) {
            seen = new Seen(transfer, time.now());
            underway.put(group, seen);
        }
        boolean heirIsGone = !node.state().isKnownMember(transfer.endpoint());
        if (heirIsGone || time.now() - seen.since() >= LONGEST) {
            String words = "The transfer of leadership of " + group + " to " + transfer.endpoint() + " was ended: "
                    + (heirIsGone ? "that seat is gone" : "it took too long");
            logger.warning(words);
            node.state().completeLeadershipTransfer(new IllegalStateException(words));
        }
    }
}
