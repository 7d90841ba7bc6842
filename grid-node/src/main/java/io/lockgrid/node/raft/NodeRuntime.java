package io.lockgrid.node.raft;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.MemberHost;
import io.lockgrid.node.replica.CallerSettings;

/** The {@link LockGrid} of a member's own process. Stateless. */
public final class NodeRuntime {
    private NodeRuntime() {}

    /**
     * A grid over a running member that was configured for it, and a keeper of it.
     *
     * @throws LockGridException if the member does not run the lock service, with what to do
     */
    public static LockGrid over(MemberHost host, GridNodeConfig config, String name) {
        HazelcastInstance instance = host.member();
        Surroundings surroundings = serviceOf(engine(instance)).surroundings();
        Neighbours.conflict(instance.getCluster()).ifPresent(conflict -> {
            throw new LockGridException("this member must not keep locks together with others of its cluster: "
                    + conflict + "; no lock grid was attached to it");
        });
        MemberTransport transport = new MemberTransport(host, config, name, surroundings);
        try {
            return new GridRuntime(CallerSettings.of(config), transport, surroundings, RemoteAdmin::new);
        } catch (RuntimeException | Error failure) {
            transport.close();
            throw failure;
        }
    }

    static GridService serviceOf(NodeEngineImpl engine) {
        if (engine.getConfig().getCPSubsystemConfig().getCPMemberCount() == 0) {
            throw new LockGridException("the CP Subsystem of this Hazelcast member is off, so it cannot keep locks;"
                    + " nothing was started: set cp-member-count to 3, 5 or 7");
        }
        Object found = engine.getServiceOrNull(GridService.NAME);
        if (found instanceof GridService service && service.isReady()) {
            return service;
        }
        throw new LockGridException("this Hazelcast member does not run LockGrid's service; nothing was started: call"
                + " GridNode.configure(config) before the member starts");
    }

    public static NodeEngineImpl engine(HazelcastInstance instance) {
        if (instance instanceof HazelcastInstanceProxy proxy) {
            return proxy.getOriginal().node.getNodeEngine();
        } else if (instance instanceof HazelcastInstanceImpl original) {
            return original.node.getNodeEngine();
        }
        throw new LockGridException("a lock grid needs a member, and " + instance.getName()
                + " is not one; nothing was started: use LockGridClient.connect from outside");
    }
}
