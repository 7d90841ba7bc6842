package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.spi.impl.NodeEngineImpl;

/** Owns the engine's member of a grid's node. Thread-safe. */
public interface MemberHost {
    /**
     * The engine's member itself, behind what applications get of it: that forgets it when anybody ends it, and answers
     * no more, not even that it does not run.
     */
    static HazelcastInstance original(HazelcastInstance member) {
        return member instanceof HazelcastInstanceProxy proxy ? proxy.getOriginal() : member;
    }

    /** What the services of a member are given of it. */
    static NodeEngineImpl engine(HazelcastInstance member) {
        return ((HazelcastInstanceImpl) original(member)).node.getNodeEngine();
    }

    /** The {@link #original} as it is now; another one after {@link #startAnew}. */
    HazelcastInstance member();

    /** What the keeper is given of the member as it is now. */
    default NodeEngineImpl engine() {
        return engine(member());
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
