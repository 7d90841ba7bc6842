package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.Joiner;
import com.hazelcast.internal.cluster.impl.DiscoveryJoiner;
import com.hazelcast.internal.cluster.impl.MulticastJoiner;
import com.hazelcast.internal.cluster.impl.TcpIpJoiner;
import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.node.agreement.Neighbours;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two clusters that meet become one only if they are not of two grids: else one of them gives way first, as
 * {@link Meeting} says. So there are never two lock tables in one cluster. Stateless.
 *
 * <p>The engine lets the smaller cluster join the larger, on the thread of its oldest member that looks for others; that
 * is where this stands in the way.
 */
final class MergeGuard {
    private static final long PATIENCE_SECONDS = 5;

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
        FoundingService keeper = node.getNodeEngine().getService(FoundingService.NAME);
        Meeting.Side mine =
                new Meeting.Side(keeper.grid().birth(), keeper.grid().isSilent());
        Meeting.Side theirs;
        try {
            theirs = BirthOp.side(node.getNodeEngine()
                    .getOperationService()
                    .<long[]>invokeOnTarget(FoundingService.NAME, new BirthOp(), other)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            logger.info("Member " + Neighbours.text(other) + " does not say which grid it is of; looking again later: "
                    + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Meeting meeting = Meeting.of(mine, theirs);
        if (meeting == Meeting.MINE_GIVES_WAY) {
            keeper.grid().giveWay(mine.birth(), true, why(mine, theirs, other));
        } else if (meeting == Meeting.THEIRS_GIVES_WAY) {
            String words = why(theirs, mine, node.getThisAddress());
            node.getNodeEngine().getOperationService().send(new StartAnewOp(theirs.birth(), true, words), other);
        } else if (meeting == Meeting.WAIT) {
            logger.info("Not joining the cluster of " + Neighbours.text(other)
                    + " yet: one of the two grids does not know its identity");
        }
        return meeting == Meeting.JOIN;
    }

    /** @param to where the grid that stays was met */
    private static String why(Meeting.Side giving, Meeting.Side staying, Address to) {
        String stays = "that of " + Neighbours.text(to);
        if (!giving.birth().isKnown()) {
            return "this cluster's grid does not answer it, and it has met " + stays;
        }
        return "two grids have met, and "
                + (giving.silent() && !staying.silent()
                        ? "the one that has lost its majority gives way to " + stays
                        : "the younger one gives way: " + stays + " is the older one");
    }

    private static final class Tcp extends TcpIpJoiner {
        private final Hope hope = new Hope();

        /** Names that had no address when they were last looked up; told once. */
        private final Set<String> unknown = ConcurrentHashMap.newKeySet();

        Tcp(Node node) {
            super(node);
        }

        /** A name is all its addresses, looked up each time: the engine takes but one, or those of this member alone. */
        @Override
        protected Collection<String> getMembers() {
            Set<String> addresses = new LinkedHashSet<>();
            for (String member : super.getMembers()) {
                try {
                    for (InetSocketAddress address :
                            HostPort.parse(member).orElseThrow().resolve()) {
                        addresses.add(HostPort.of(address.getAddress().getHostAddress(), address.getPort())
                                .toString());
                    }
                    unknown.remove(member);
                } catch (UnknownHostException e) {
                    if (unknown.add(member)) {
                        logger.warning("No address is known for " + member
                                + " (discovery.members); looking it up again from time to time");
                    }
                }
            }
            return addresses;
        }

        @Override
        protected Collection<Address> getPossibleAddressesForInitialJoin() {
            return hope.of(super.getPossibleAddressesForInitialJoin());
        }

        /** Asked of each address again and again, while this member tries to join. */
        @Override
        public boolean isBlacklisted(Address address) {
            hope.expect(node);
            return super.isBlacklisted(address);
        }

        @Override
        public void searchForOtherClusters() {
            for (Address other : super.getFilteredPossibleAddresses()) {
                node.getNodeEngine().getOperationService().send(new HelloOp(node.getThisAddress(), false), other);
            }
            super.searchForOtherClusters();
        }

        /** Also those that have this member in their list, and are in none of its own. */
        @Override
        public Collection<Address> getFilteredPossibleAddresses() {
            FoundingService keeper = node.getNodeEngine().getService(FoundingService.NAME);
            Set<Address> others = new LinkedHashSet<>(super.getFilteredPossibleAddresses());
            others.addAll(keeper.introductions().take());
            return others;
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
        private final Hope hope = new Hope();

        Discovery(Node node) {
            super(node, node.discoveryService, false);
        }

        @Override
        protected Collection<Address> getPossibleAddressesForInitialJoin() {
            return hope.of(super.getPossibleAddressesForInitialJoin());
        }

        /** Asked of each address again and again, while this member tries to join. */
        @Override
        public boolean isBlacklisted(Address address) {
            hope.expect(node);
            return super.isBlacklisted(address);
        }

        @Override
        protected void startClusterMerge(Address target, int memberListVersion) {
            if (mayJoin(node, target)) {
                super.startClusterMerge(target, memberListVersion);
            }
        }
    }
}
