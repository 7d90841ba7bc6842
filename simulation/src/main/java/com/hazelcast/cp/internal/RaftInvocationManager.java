package com.hazelcast.cp.internal;

import com.hazelcast.spi.impl.operationservice.impl.RaftInvocationContext;

/** In the place of the engine's class of this name. */
public class RaftInvocationManager {
    public final RaftInvocationContext context = new RaftInvocationContext();

    public RaftInvocationContext getRaftInvocationContext() {
        return context;
    }
}
