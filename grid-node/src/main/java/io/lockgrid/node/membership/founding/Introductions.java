package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Address;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.spi.impl.NodeEngineImpl;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Members of other clusters that have introduced themselves: the oldest member of this one looks for others, and shall
 * know. Thread-safe.
 */
public final class Introductions {
    private static final int MOST = 64;

    private final NodeEngineImpl engine;
    private final Set<Address> met = ConcurrentHashMap.newKeySet();

    public Introductions(NodeEngineImpl engine) {
        this.engine = engine;
    }

    void add(Address other, boolean passedOn) {
        ClusterService cluster = engine.getClusterService();
        Address oldest = cluster.getMasterAddress();
        if (cluster.isMaster()) {
            if (met.size() < MOST && cluster.getMember(other) == null) {
                met.add(other);
            }
        } else if (oldest != null && !passedOn) {
            engine.getOperationService().send(new HelloOp(other, true), oldest);
        }
    }

    /** Who has introduced itself since this was last asked; who is still there does so again. */
    Set<Address> take() {
        Set<Address> taken = Set.copyOf(met);
        met.removeAll(taken);
        return taken;
    }

    /** This member joins another cluster, and knows nobody there. */
    public void clear() {
        met.clear();
    }
}
