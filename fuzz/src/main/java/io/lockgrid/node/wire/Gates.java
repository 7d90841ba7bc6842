package io.lockgrid.node.wire;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import io.lockgrid.fuzz.Judgement;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Clients;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member's gates, with clients limited and not, and an engine behind them that nobody else uses. */
final class Gates {
    private final Gate locks;
    private final Gate everything;
    private final UUID member;
    private final Map<Budget, Long> budgets;

    private Gates(Node node) {
        locks = new Gate(node, new WireTerms(Clients.LOCKS, null, false, Surroundings.JVM));
        everything = new Gate(node, new WireTerms(Clients.EVERYTHING, null, false, Surroundings.JVM));
        member = node.getThisUuid();
        budgets = Stream.of(locks, everything)
                .map(Gate::allowance)
                .flatMap(each -> Stream.of(each.strangers(), each.members(), each.clients()))
                .collect(Collectors.toMap(each -> each, Gates::free));
    }

    /** For as long as the process lives. */
    static Gates open() {
        Config config = new Config();
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getInterfaces().setEnabled(true).setInterfaces(List.of("127.0.0.1"));
        config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        HazelcastInstanceProxy made = (HazelcastInstanceProxy) Hazelcast.newHazelcastInstance(config);
        return new Gates(made.getOriginal().node);
    }

    Gate of(Stranger stranger) {
        return stranger.mayEverything() ? everything : locks;
    }

    /** Whom the gates take for a member. */
    UUID member() {
        return member;
    }

    /** After a connection nothing is held for it. */
    void expectNothingHeld() {
        budgets.forEach((budget, total) -> {
            Budget.Lease lease = budget.lease();
            Judgement.expect(lease.hold(total), "bytes are held for a connection that is closed");
            lease.end();
        });
    }

    private static long free(Budget budget) {
        Budget.Lease lease = budget.lease();
        long free = 0;
        for (long step = Long.highestOneBit(Long.MAX_VALUE) >> 1; step > 0; step >>= 1) {
            if (lease.hold(free + step)) {
                free += step;
            }
        }
        lease.end();
        return free;
    }
}
