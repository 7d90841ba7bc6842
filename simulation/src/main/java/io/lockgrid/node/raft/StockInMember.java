package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.session.AbstractProxySessionManager;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import io.lockgrid.node.raft.stock.StockDoor;

/** In a member's own process: the handles are those of the real {@link StockDoor}. */
public final class StockInMember extends StockApplication {
    private final SimMember member;

    /** @param member that has been started */
    public StockInMember(SimMember member) {
        super(member.cluster, member.process);
        this.member = member;
        member.raft.invocations.invoker = this::invoke;
    }

    @SuppressWarnings("unchecked") // as the engine declares it
    private InternalCompletableFuture<Object> invoke(CPGroupId group, RaftOp op) {
        SimFuture<Object> answer = future(group, op);
        SimInvocation.begin(member, group, op, answer, process);
        return answer;
    }

    @Override
    FencedLock open(String name) {
        return member.stockDoor.createProxy(name);
    }

    @Override
    AbstractProxySessionManager sessions() {
        return member.stockSessions;
    }
}
