package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;

/** Owns the engine's member of a grid's node. Thread-safe. */
public interface MemberHost {
    /**
     * The engine's member itself, behind what applications get of it: that forgets it when anybody ends it, and answers
     * no more, not even that it does not run.
     */
    static HazelcastInstance original(HazelcastInstance member) {
        return member instanceof HazelcastInstanceProxy proxy ? proxy.getOriginal() : member;
    }

    /** The {@link #original} as it is now; another one after {@link #startAnew}. */
    HazelcastInstance member();

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
