package com.hazelcast.spi.impl.operationservice.impl;

import com.hazelcast.cp.CPMember;
import java.util.UUID;
import java.util.function.Function;

/** In the place of the engine's class of this name. */
public class RaftInvocationContext {
    public Function<UUID, CPMember> host;

    public CPMember getCPMember(UUID seat) {
        return host.apply(seat);
    }
}
