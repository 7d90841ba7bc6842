package io.lockgrid.node.membership;

import com.hazelcast.config.Config;
import com.hazelcast.config.ConfigAccessor;
import com.hazelcast.config.ServiceConfig;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.engine.Tuning;
import io.lockgrid.node.engine.Worse;
import io.lockgrid.node.membership.founding.KeeperOperation;

/** What the keeper sets in the engine's configuration, and why. Stateless. */
public final class KeeperConfig {
    private KeeperConfig() {}

    /** Adds the keepers' service; keeps everything else of the caller's. */
    public static void addService(Config config, Surroundings surroundings) {
        MonotonicClock.install();
        ConfigAccessor.getServicesConfig(config)
                .addServiceConfig(new ServiceConfig()
                        .setEnabled(true)
                        .setName(KeeperService.NAME)
                        .setClassName(KeeperService.class.getName())
                        .setConfigObject(surroundings));
        config.getSerializationConfig()
                .addDataSerializableFactory(KeeperOperation.FACTORY_ID, new KeeperSerialization());
    }

    /** For a member that LockGrid starts: what the keeper does, the engine must not do too. */
    public static void tune(Tuning tuning) {
        Config config = tuning.config();
        // Seats are the keeper's: the engine would take dead ones away after hours.
        config.getCPSubsystemConfig().setMissingCPMemberAutoRemovalSeconds(0);
        // The engine's balancer can freeze a group for ever when it picks a dead identity.
        config.setProperty("hazelcast.raft.leadership.rebalance.period", String.valueOf(Integer.MAX_VALUE));
        // Members that were apart find each other again after seconds, not minutes.
        Worse later = Worse.ifMore("members that were apart find each other again later");
        tuning.property("hazelcast.merge.first.run.delay.seconds", "10", later);
        tuning.property("hazelcast.merge.next.run.delay.seconds", "5", later);
    }
}
