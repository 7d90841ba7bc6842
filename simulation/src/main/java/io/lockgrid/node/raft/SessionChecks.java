package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.session.operation.CloseInactiveSessionsOp;
import com.hazelcast.cp.internal.session.operation.ExpireSessionsOp;
import com.hazelcast.cp.session.CPSession;
import com.hazelcast.internal.util.BiTuple;
import com.hazelcast.internal.util.Clock;
import io.lockgrid.node.raft.stock.StockGroups;
import io.lockgrid.simulation.Sim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has the CP sessions end that gave no sign of life or are of no use any more, as the engine's {@code RaftSessionService}
 * does, whose own tasks wait for the answers on a thread of the JVM.
 */
final class SessionChecks {
    private final SimMember member;

    private SessionChecks(SimMember member) {
        this.member = member;
    }

    static void start(SimMember member) {
        SessionChecks checks = new SessionChecks(member);
        member.process.repeat(Sim.SECOND, "sessions to expire", () -> checks.forGroupsLed(checks::expire));
        member.process.repeat(30 * Sim.SECOND, "inactive sessions", () -> checks.forGroupsLed(checks::closeInactive));
    }

    private interface Check {
        void look(RaftNode node, Collection<CPSession> sessions);
    }

    private void forGroupsLed(Check check) {
        for (RaftNode node : member.raft.getAllRaftNodes()) {
            if (node.getLocalMember().equals(node.getLeader())) {
                check.look(node, member.stockRegistry.getSessionsLocally(node.getGroupId()));
            }
        }
    }

    private void expire(RaftNode node, Collection<CPSession> sessions) {
        long now = Clock.currentTimeMillis();
        List<BiTuple<Long, Long>> expired = new ArrayList<>();
        for (CPSession each : sessions) {
            if (each.isExpired(now)) {
                expired.add(BiTuple.of(each.id(), each.version()));
            }
        }
        if (!expired.isEmpty()) {
            replicate(node, new ExpireSessionsOp(expired));
        }
    }

    private void closeInactive(RaftNode node, Collection<CPSession> sessions) {
        CPGroupId group = node.getGroupId();
        Set<Long> attached = new HashSet<>(StockGroups.of(member.engine()).getAttachedSessions(group));
        long now = Clock.currentTimeMillis();
        Set<Long> inactive = new HashSet<>();
        for (CPSession each : sessions) {
            if (!attached.contains(each.id())
                    && each.creationTime() + member.cluster.stock.timeToLive() / Sim.MILLI < now) {
                inactive.add(each.id());
            }
        }
        if (!inactive.isEmpty()) {
            replicate(node, new CloseInactiveSessionsOp(inactive));
        }
    }

    private void replicate(RaftNode node, RaftOp op) {
        GroupSite.outcome(node.replicate(op))
                .whenCompleteAsync(
                        (done, failure) -> member.cluster.sim.note(op + (failure == null ? "" : ": " + failure)),
                        Runnable::run);
    }
}
