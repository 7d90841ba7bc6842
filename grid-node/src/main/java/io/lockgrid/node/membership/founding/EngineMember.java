package io.lockgrid.node.membership.founding;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.wire.GuardedExtension;
import io.lockgrid.node.wire.TlsExtension;
import io.lockgrid.node.wire.WireTerms;

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

    /**
     * Starts a member as the application has configured it, but with LockGrid's wire.
     *
     * @throws IllegalArgumentException if the configuration opens doors at which it does not stand
     */
    public static HazelcastInstance start(Config config, WireTerms terms) {
        GuardedExtension.check(config);
        JoinConfig join = config.getNetworkConfig().getJoin();
        if (terms.tls() != null && join.getMulticastConfig().isEnabled()) {
            throw new IllegalArgumentException(
                    "multicast is on, whose datagrams come in beside TLS; nothing was started:"
                            + " switch it off, and find members by their addresses, by DNS or on Kubernetes");
        }
        if (terms.tls() != null) {
            join.getAutoDetectionConfig().setEnabled(false); // it would fall back on multicast
        }
        return HazelcastInstanceFactory.newHazelcastInstance(
                config, config.getInstanceName(), new DefaultNodeContext() {
                    @Override
                    public NodeExtension createNodeExtension(Node node) {
                        return new TlsExtension(node, terms);
                    }
                });
    }

    /** Whether a member speaks TLS and nothing else. */
    public static boolean speaksTls(HazelcastInstance member) {
        return TlsExtension.speaksTls(((HazelcastInstanceImpl) original(member)).node.getNodeExtension());
    }

    /** What the services of a member are given of it. */
    public static NodeEngineImpl engine(HazelcastInstance member) {
        return ((HazelcastInstanceImpl) original(member)).node.getNodeEngine();
    }
}
