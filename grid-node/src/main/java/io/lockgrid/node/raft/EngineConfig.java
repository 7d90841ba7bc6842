package io.lockgrid.node.raft;

import com.hazelcast.config.Config;
import com.hazelcast.config.ConfigAccessor;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.config.ServiceConfig;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.session.RaftSessionService;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.Agreement;
import io.lockgrid.node.membership.KeeperConfig;
import io.lockgrid.node.membership.Protocol;

/** What LockGrid sets in the engine's configuration, and why. Stateless. */
public final class EngineConfig {
    /** Shown to operators as the member's name. */
    public static final String NAME_ATTRIBUTE = "lockgrid.name";

    /**
     * Entries between two snapshots. A full log has 1.1 times as many and 100 uncommitted: 1,750 entries of
     * {@link GroupCommit#MAX_ENTRY_BYTES} are 14 MB. A snapshot costs nothing to take, so it may be taken often.
     */
    private static final int ENTRIES_TO_SNAPSHOT = 1_500;

    private EngineConfig() {}

    /**
     * Adds the lock service; keeps everything else of the caller's.
     *
     * @param anyGroup whether Hazelcast's own lock API may use groups that are not configured
     */
    public static void addService(Config config, GridNodeConfig grid, boolean anyGroup) {
        ServiceConfig service = new ServiceConfig()
                .setEnabled(true)
                .setName(GridService.NAME)
                .setClassName(GridService.class.getName())
                .setConfigObject(new ServiceSettings(grid, anyGroup));
        ServiceConfig stockDoor = new ServiceConfig()
                .setEnabled(true)
                .setName(LockService.SERVICE_NAME) // in the place of the stock lock service
                .setClassName(StockDoor.class.getName());
        ServiceConfig stockSessions = new ServiceConfig()
                .setEnabled(true)
                .setName(RaftSessionService.SERVICE_NAME) // in the place of the engine's own
                .setClassName(StockSessions.class.getName());
        ConfigAccessor.getServicesConfig(config)
                .addServiceConfig(service)
                .addServiceConfig(stockDoor)
                .addServiceConfig(stockSessions);
        config.getSerializationConfig()
                .addDataSerializableFactory(GridSerialization.FACTORY_ID, new GridSerialization());
        KeeperConfig.addService(config);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        Agreement.ofEmbedded(Protocol.SPOKEN, grid.groups().get(0)).tell(config);
    }

    /** Sets what a member that LockGrid starts by itself needs to start, fail over and commit quickly. */
    public static void tune(Config config, GridNodeConfig grid) {
        config.getCPSubsystemConfig().setCPMemberCount(grid.seats()).setGroupSize(grid.seats());
        RaftAlgorithmConfig raft = config.getCPSubsystemConfig().getRaftAlgorithmConfig();
        raft.setLeaderElectionTimeoutInMillis(500)
                .setLeaderHeartbeatPeriodInMillis(500)
                .setMaxMissedLeaderHeartbeatCount(4)
                .setCommitIndexAdvanceCountToSnapshot(ENTRIES_TO_SNAPSHOT);
        config.getMetricsConfig().setEnabled(false);
        // Seeing each other is what founding waits for, not the clock: see GridNodeConfig.founders.
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.max.join.seconds", "300");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.operation.call.timeout.millis", "10000");
        config.setProperty(
                "hazelcast.graceful.shutdown.max.wait",
                String.valueOf(Math.max(1, grid.stopTimeout().toSeconds())));
        config.setProperty("hazelcast.socket.bind.any", "false");
        KeeperConfig.tune(config);
        // Fewer threads between a message and what waits for it.
        config.setProperty("hazelcast.io.input.thread.count", "1");
        config.setProperty("hazelcast.io.output.thread.count", "1");
        config.setProperty("hazelcast.operation.response.thread.count", "0");
        // Who has a message writes it to the socket; to wake a thread for that costs more than the write.
        config.setProperty("hazelcast.concurrent.window.ms", "0");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
    }

    /** Gives the member the name that operators see. */
    public static void name(Config config, String nodeName) {
        MemberAttributeConfig attributes = config.getMemberAttributeConfig();
        attributes.setAttribute(NAME_ATTRIBUTE, nodeName);
    }
}
