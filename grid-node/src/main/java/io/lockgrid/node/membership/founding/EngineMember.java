package io.lockgrid.node.membership.founding;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.spi.impl.NodeEngineImpl;

/** What is behind the engine's member that applications get. Stateless. */
public final class EngineMember {
    private EngineMember() {}

    /**
     * The member itself: what applications get forgets it when anybody ends it, and answers no more, not even that it does
     * not run.
     */
    public static HazelcastInstance original(HazelcastInstance member) {
        return member instanceof HazelcastInstanceProxy proxy ? proxy.getOriginal() : member;
    }

    /** What the services of a member are given of it. */
    public static NodeEngineImpl engine(HazelcastInstance member) {
        return ((HazelcastInstanceImpl) original(member)).node.getNodeEngine();
    }
}
