package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.membership.founding.EngineMember;

/** Owns the engine's member of a grid's node. Thread-safe. */
public interface MemberHost {
    /** The {@link EngineMember#original} as it is now; another one after {@link #startAnew}. */
    HazelcastInstance member();

    /** What the keeper is given of the member as it is now. */
    default NodeEngineImpl engine() {
        return EngineMember.engine(member());
    }

    /** Whether the member as it is now runs. */
    default boolean isRunning() {
        return member().getLifecycleService().isRunning();
    }

    /** Whether the member is this host's to end; else it is the application's. */
    boolean isOwn();

    /**
     * Ends the member and starts another in its place, with the same configuration and no state; returns when it runs.
     *
     * @throws UnsupportedOperationException if the member is not this host's to end
     * @throws RuntimeException if the other member could not start; nothing is left running then
     */
    HazelcastInstance startAnew();

    /**
     * Ends the member, if it is this host's to end.
     *
     * @param gracefully whether the engine hands its data over first
     */
    void stop(boolean gracefully);
}
