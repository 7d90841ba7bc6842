package io.lockgrid.node.membership;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.Joiner;
import com.hazelcast.internal.cluster.impl.DiscoveryJoiner;
import com.hazelcast.internal.cluster.impl.MulticastJoiner;
import com.hazelcast.internal.cluster.impl.TcpIpJoiner;
import com.hazelcast.logging.ILogger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two clusters that meet become one only if they are not of two grids: else the younger grid gives way first. So there
 * are never two lock tables in one cluster. Stateless.
 *
 * <p>The engine lets the smaller cluster join the larger, on the thread of its oldest member that looks for others; that
 * is where this stands in the way.
 */
final class MergeGuard {
    private static final long PATIENCE_SECONDS = 5;

    /** It does not know its grid because none has answered it; whoever does have an answer stays. */
    private static final String LOST = "this cluster's grid does not answer it, and it has met the grid of ";

    private MergeGuard() {}

    /** The engine's joiner for the member's configuration, with this guard. */
    static Joiner joiner(Node node) {
        var join = node.getConfig().getNetworkConfig().getJoin();
        if (join.getMulticastConfig().isEnabled()) {
            return new Multicast(node);
        } else if (join.getTcpIpConfig().isEnabled()) {
            return new Tcp(node);
        }
        return new Discovery(node);
    }

    /** Whether this cluster may join that of another member now; if not, what has to be done first is begun. */
    private static boolean mayJoin(Node node, Address other) {
        ILogger logger = node.getLogger(MergeGuard.class);
        KeeperService keeper = node.getNodeEngine().getService(KeeperService.NAME);
        Birth mine = keeper.birth();
        Birth theirs;
        try {
            Long number = node.getNodeEngine()
                    .getOperationService()
                    .<Long>invokeOnTarget(KeeperService.NAME, new BirthOp(), other)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            theirs = new Birth(number);
        } catch (ExecutionException | TimeoutException e) {
            logger.info(
                    "Member " + other + " does not say which grid it is of; looking again later: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (mine.equals(theirs) && mine.isKnown() || mine.equals(Birth.NONE) && theirs.isKnown()) {
            return true;
        }
        String met = "two grids have met, and the younger one gives way: ";
        if (mine.givesWayTo(theirs)) {
            keeper.giveWay(mine, true, met + "that of " + Neighbours.text(other) + " is the older one");
        } else if (theirs.givesWayTo(mine)) {
            String me = Neighbours.text(node.getThisAddress());
            send(node, new StartAnewOp(theirs, true, met + "that of " + me + " is the older one"), other);
        } else if (!mine.isKnown() && theirs.isGrid()) {
            keeper.giveWay(mine, true, LOST + Neighbours.text(other));
        } else if (!theirs.isKnown() && mine.isGrid()) {
            send(node, new StartAnewOp(theirs, true, LOST + Neighbours.text(node.getThisAddress())), other);
        } else {
            logger.info(
                    "Not joining the cluster of " + other + " yet: one of the two grids does not know its identity");
        }
        return false;
    }

    private static void send(Node node, StartAnewOp op, Address other) {
        node.getNodeEngine().getOperationService().send(op, other);
    }

    private static final class Tcp extends TcpIpJoiner {
        Tcp(Node node) {
            super(node);
        }

        @Override
        protected void startClusterMerge(Address target, int memberListVersion) {
            if (mayJoin(node, target)) {
                super.startClusterMerge(target, memberListVersion);
            }
        }
    }

    private static final class Multicast extends MulticastJoiner {
        Multicast(Node node) {
            super(node);
        }

        @Override
        protected void startClusterMerge(Address target, int memberListVersion) {
            if (mayJoin(node, target)) {
                super.startClusterMerge(target, memberListVersion);
            }
        }
    }

    private static final class Discovery extends DiscoveryJoiner {
        Discovery(Node node) {
            super(node, node.discoveryService, false);
        }

        @Override
        protected void startClusterMerge(Address target, int memberListVersion) {
            if (mayJoin(node, target)) {
                super.startClusterMerge(target, memberListVersion);
            }
        }
    }
}
