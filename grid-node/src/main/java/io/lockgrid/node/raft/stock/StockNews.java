package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.session.RaftSessionService;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.raft.AdminDesk;
import io.lockgrid.node.raft.GroupSite;
import io.lockgrid.node.replica.Replica;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells callers of Hazelcast's own lock API what an entry led to for them, and everybody else what they did. Used by the
 * threads that apply the groups' entries.
 */
final class StockNews {
    private final NodeEngineImpl engine;
    private final StockGroups groups;
    private final ILogger logger;

    StockNews(NodeEngineImpl engine, StockGroups groups) {
        this.engine = engine;
        this.groups = groups;
        this.logger = engine.getLogger(StockNews.class);
    }

    /** After any entry: answers the calls whose waits it ended. */
    void answer(CPGroupId group) {
        StockWaits waits = groups.waits(group);
        waits.flush((indices, outcome) -> groups.grid().raft().completeFutures(group, indices, outcome));
        List<Long> forced = waits.takeForced();
        GroupSite site = groups.grid().site(group.getName());
        if (!forced.isEmpty() && site != null && site.leads()) {
            RaftSessionService sessions = engine.getService(RaftSessionService.SERVICE_NAME);
            try {
                // Not on this thread, which would have to answer the question that this begins with.
                engine.getExecutionService()
                        .execute(
                                AdminDesk.EXECUTOR,
                                () -> forced.forEach(
                                        cpSession -> sessions.forceCloseSession(group.getName(), cpSession)));
            } catch (RejectedExecutionException stopping) {
                logger.fine("CP sessions are not closed while this member stops", stopping);
            }
        }
    }

    /** Within an operation of the engine's own: which entry of the log is applied right now. */
    long applying(CPGroupId group) {
        return groups.grid().raft().getRaftNode(group) instanceof RaftNodeImpl node
                ? node.state().lastApplied() + 1
                : 0;
    }

    /** After a command of that API: the same as {@link #answer}, and tells sessions of the grid's own. */
    void tell(CPGroupId group, Replica replica) {
        answer(group);
        Replica.Applied applied = replica.takeDeliveries();
        GroupSite site = groups.grid().site(group.getName());
        if (site != null && site.leads()) {
            try {
                groups.grid().noticePost().deliver(site, applied, List.of());
            } catch (RuntimeException failure) { // a notice is a hint: what is in the table counts
                logger.warning("Sessions could not be told what happened", failure);
            }
        }
    }
}
