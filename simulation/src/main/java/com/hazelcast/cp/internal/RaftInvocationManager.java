package com.hazelcast.cp.internal;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import com.hazelcast.spi.impl.operationservice.impl.RaftInvocationContext;
import java.util.function.BiFunction;

/** In the place of the engine's class of this name. */
public class RaftInvocationManager {
    public final RaftInvocationContext context = new RaftInvocationContext();
    public BiFunction<CPGroupId, RaftOp, InternalCompletableFuture<Object>> invoker;

    @SuppressWarnings("unchecked")
    public <T> InternalCompletableFuture<T> invoke(CPGroupId group, RaftOp op) {
        return (InternalCompletableFuture<T>) invoker.apply(group, op);
    }

    public RaftInvocationContext getRaftInvocationContext() {
        return context;
    }
}
