package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Founders;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.agreement.Agreement;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/**
 * Lets a grid be founded only by nodes that see at least as many founders as there are seats, and more than half of the
 * founders: so two sides of a split can never both found one.
 *
 * <p>The engine founds its CP Subsystem as soon as there are enough data members, and gives up where one of those that it
 * has seen leaves meanwhile, as every member does that merges into another cluster and gets a new identity there. A node
 * therefore starts as a lite member, which does not count; the oldest founders become data members when they see enough
 * others, and everybody else when there is a grid. Thread-safe; its one thread ends when
 * the node was let in, or has stopped.
 */
public final class BirthGate {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final HazelcastInstance instance;
    private final Founders founders;
    private final int required;
    private final int seats;
    private final ScheduledExecutorService thread;

    private BirthGate(HazelcastInstance instance, GridNodeConfig config, Surroundings surroundings) {
        this.instance = instance;
        this.founders = config.founders();
        this.required = required(config);
        this.seats = config.seats();
        this.thread = surroundings.thread("lockgrid-birth");
    }

    /** How many founders a node must see before it may take part in founding a grid. */
    public static int required(GridNodeConfig config) {
        return Math.max(config.seats(), config.founders().count() / 2 + 1);
    }

    /** Watches a member that has started as a lite member, and lets it in when it sees enough founders. */
    public static void watch(HazelcastInstance instance, GridNodeConfig config, Surroundings surroundings) {
        BirthGate gate = new BirthGate(instance, config, surroundings);
        ILogger logger = instance.getLoggingService().getLogger(BirthGate.class);
        // Fine: the cluster is changing, or this member is stopping.
        Repeated look = new Repeated("Becoming a data member", surroundings, logger::fine, gate::look);
        Repeated.every(gate.thread, LOOK, look);
    }

    private void look() {
        if (!instance.getLifecycleService().isRunning() || letIn()) {
            thread.shutdown();
        }
    }

    private boolean letIn() {
        Cluster cluster = instance.getCluster();
        if (cluster.getLocalMember().isLiteMember() && (isFounded() || founds(cluster))) {
            cluster.promoteLocalLiteMember();
        }
        return !cluster.getLocalMember().isLiteMember();
    }

    /** Whoever comes later joins what there is: there is nothing to found. */
    private boolean isFounded() {
        FoundingService keeper = EngineMember.engine(instance).getService(FoundingService.NAME);
        return keeper.isFounded();
    }

    /** Only as many as there are seats: each data member takes the first of them for those that found. */
    private boolean founds(Cluster cluster) {
        List<Member> there = founders(cluster);
        int place = there.indexOf(cluster.getLocalMember());
        return there.size() >= required && place >= 0 && place < seats;
    }

    /** The members that count: those that keep locks, and of those that have one name's addresses only the oldest. */
    private List<Member> founders(Cluster cluster) {
        List<Member> grid = cluster.getMembers().stream()
                .filter(member -> Agreement.toldBy(member.getAttributes()).isPresent())
                .toList();
        if (!(founders instanceof Founders.Named named)) {
            return grid;
        }
        // A name with fewer addresses is taken first: another member may have only that one.
        List<Set<InetSocketAddress>> open = named.addresses().stream()
                .map(BirthGate::addresses)
                .sorted(Comparator.comparing(Set::size))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Member> there = new ArrayList<>();
        for (Member member : grid) {
            Optional<Set<InetSocketAddress>> name =
                    open.stream().filter(its -> isAt(member, its)).findFirst();
            name.ifPresent(taken -> {
                open.remove(taken);
                there.add(member);
            });
        }
        return there;
    }

    /** Names are looked up each time: a pod that was restarted has another address. */
    private static Set<InetSocketAddress> addresses(String founder) {
        try {
            return Set.copyOf(HostPort.parse(founder).orElseThrow().resolve());
        } catch (UnknownHostException notThereYet) {
            return Set.of();
        }
    }

    private static boolean isAt(Member member, Set<InetSocketAddress> addresses) {
        try {
            return addresses.contains(member.getAddress().getInetSocketAddress());
        } catch (UnknownHostException notThereYet) {
            return false;
        }
    }
}
