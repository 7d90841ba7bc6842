package com.hazelcast.cp.internal;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.operation.ChangeRaftGroupMembershipOp;
import com.hazelcast.cp.internal.operation.DefaultRaftReplicateOp;
import com.hazelcast.cp.internal.operation.RaftQueryOp;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.QueryPolicy;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.operationservice.Operation;
import com.hazelcast.spi.impl.operationservice.impl.RaftInvocation;
import com.hazelcast.spi.impl.operationservice.impl.RaftInvocationContext;
import java.util.function.BiFunction;

/** In the place of the engine's class of this name: asks the leaders of groups, by the engine's own operations. */
public class RaftInvocationManager {
    /** Has a service's operation done in a group of locks. */
    public BiFunction<CPGroupId, RaftOp, InternalCompletableFuture<Object>> invoker;

    /** Told when this member asks for a seat to be taken away. */
    public Runnable removes = () -> {};

    private final NodeEngineImpl engine;
    private final RaftService raft;
    private final RaftInvocationContext context;

    RaftInvocationManager(NodeEngineImpl engine, RaftService raft) {
        this.engine = engine;
        this.raft = raft;
        this.context = new RaftInvocationContext(engine.getLogger(RaftInvocationManager.class), raft);
    }

    public RaftInvocationContext getRaftInvocationContext() {
        return context;
    }

    @SuppressWarnings("unchecked")
    public <T> InternalCompletableFuture<T> invoke(CPGroupId group, RaftOp op) {
        if (!group.equals(raft.getMetadataGroupId())) {
            return (InternalCompletableFuture<T>) invoker.apply(group, op);
        }
        if (op.getClass().getSimpleName().equals("RemoveSeatOp")) {
            removes.run();
        }
        InternalCompletableFuture<T> invoked = start(group, new DefaultRaftReplicateOp(group, op));
        if (op.getClass().getSimpleName().equals("TakeSeatOp")) {
            raft.promotes(invoked);
        }
        return invoked;
    }

    public <T> InternalCompletableFuture<T> query(CPGroupId group, RaftOp op, QueryPolicy policy) {
        return start(group, new RaftQueryOp(group, op, policy));
    }

    <T> InternalCompletableFuture<T> changeMembership(
            CPGroupId group, long membersCommitIndex, RaftEndpoint member, MembershipChangeMode mode) {
        return start(group, new ChangeRaftGroupMembershipOp(group, membersCommitIndex, member, mode));
    }

    private <T> InternalCompletableFuture<T> start(CPGroupId group, Operation operation) {
        return new RaftInvocation<T>(engine, context, group, operation).invoke();
    }
}
