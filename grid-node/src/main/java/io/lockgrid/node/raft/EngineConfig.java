package io.lockgrid.node.raft;

import com.hazelcast.config.Config;
import com.hazelcast.config.ConfigAccessor;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.config.ServiceConfig;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.internal.RaftService;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.agreement.Agreement;
import io.lockgrid.node.agreement.Protocol;
import io.lockgrid.node.engine.Tuning;
import io.lockgrid.node.engine.Worse;
import io.lockgrid.node.membership.KeeperConfig;
import io.lockgrid.node.raft.replicas.GridRaftService;
import io.lockgrid.node.replica.EntrySize;

/** What LockGrid sets in the engine's configuration, and why. Stateless. */
public final class EngineConfig {
    /** Shown to operators as the member's name. */
    public static final String NAME_ATTRIBUTE = "lockgrid.name";

    /**
     * Entries between two snapshots. A full log has 1.1 times as many and 100 uncommitted; an entry of a busy grid is
     * some 500 bytes, so it is about 6 MB, and 90 MB if each had {@link EntrySize#MOST}. A snapshot costs
     * nothing to take; but a follower that is brought up must be there before the entries that it needs are cut off.
     */
    private static final int ENTRIES_TO_SNAPSHOT = 10_000;

    private EngineConfig() {}

    /**
     * Adds the lock service; keeps everything else of the caller's.
     *
     * @param anyGroup whether Hazelcast's own lock API may use groups that are not configured
     */
    public static void addService(Config config, GridNodeConfig grid, boolean anyGroup, Surroundings surroundings) {
        ServiceConfig service = new ServiceConfig()
                .setEnabled(true)
                .setName(GridService.NAME)
                .setClassName(GridService.class.getName())
                .setConfigObject(new ServiceSettings(grid, anyGroup, surroundings));
        ServiceConfig raft = new ServiceConfig()
                .setEnabled(true)
                .setName(RaftService.SERVICE_NAME) // in the place of the engine's own
                .setClassName(GridRaftService.class.getName());
        ConfigAccessor.getServicesConfig(config).addServiceConfig(raft).addServiceConfig(service);
        config.getSerializationConfig()
                .addDataSerializableFactory(GridSerialization.FACTORY_ID, new GridSerialization());
        KeeperConfig.addService(config, surroundings);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        Agreement.ofEmbedded(Protocol.SPOKEN, grid.groups().get(0)).tell(config);
    }

    /** What a member that LockGrid starts by itself needs to start, fail over and commit quickly, where it has a say. */
    public static void tune(Tuning tuning, GridNodeConfig grid) {
        Config config = tuning.config();
        config.getCPSubsystemConfig().setCPMemberCount(grid.seats()).setGroupSize(grid.seats());
        tuneRaft(tuning, config.getCPSubsystemConfig().getRaftAlgorithmConfig());
        tuning.unlessWritten("metrics", () -> config.getMetricsConfig().setEnabled(false));
        // Seeing each other is what founding waits for, not the clock: see GridNodeConfig.founders.
        tuning.property("hazelcast.wait.seconds.before.join", "0", Worse.ifMore("each start takes that long"));
        tuning.property("hazelcast.max.join.seconds", "300");
        Worse detection = Worse.ifMore("a member that has gone silent counts as gone later");
        tuning.property(
                "hazelcast.max.no.heartbeat.seconds",
                "10",
                detection.ifLess("a member that only pauses, for garbage collection or so, counts as gone sooner"));
        tuning.property("hazelcast.heartbeat.interval.seconds", "1", detection);
        tuning.property(
                "hazelcast.operation.call.timeout.millis",
                "10000",
                Worse.ifMore("what a member that is gone does not answer is given up later")
                        .ifLess("calls fail sooner on a slow network or a busy machine"));
        config.setProperty(
                "hazelcast.graceful.shutdown.max.wait",
                String.valueOf(Math.max(1, grid.stopTimeout().toSeconds())));
        config.setProperty("hazelcast.socket.bind.any", "false");
        KeeperConfig.tune(tuning);
        tuneThreads(tuning);
        tuning.property(
                "hazelcast.shutdownhook.enabled",
                "false",
                Worse.ifMore("a signal stops the member at once, before what it holds is released"));
    }

    private static void tuneRaft(Tuning tuning, RaftAlgorithmConfig raft) {
        Worse election = Worse.ifMore("new locks wait longer when a leader is gone")
                .ifLess("a slow network or a busy machine changes leaders without need");
        String path = "cp-subsystem/raft-algorithm/";
        tuning.number(
                path + "leader-election-timeout-in-millis", 500, raft::setLeaderElectionTimeoutInMillis, election);
        tuning.number(
                path + "leader-heartbeat-period-in-millis", 500, raft::setLeaderHeartbeatPeriodInMillis, election);
        tuning.number(path + "max-missed-leader-heartbeat-count", 4, raft::setMaxMissedLeaderHeartbeatCount, election);
        tuning.number(
                path + "commit-index-advance-count-to-snapshot",
                ENTRIES_TO_SNAPSHOT,
                raft::setCommitIndexAdvanceCountToSnapshot,
                Worse.ifMore("the log of each group takes more memory, up to 8 kB an entry"));
    }

    private static void tuneThreads(Tuning tuning) {
        // Fewer threads between a message and what waits for it.
        String threads = "hazelcast.io.thread.count";
        tuning.derivedProperty("hazelcast.io.input.thread.count", threads, "1");
        tuning.derivedProperty("hazelcast.io.output.thread.count", threads, "1");
        Worse slower = Worse.ifMore("each lock takes longer");
        tuning.property("hazelcast.operation.response.thread.count", "0", slower);
        // Who has a message writes it to the socket; to wake a thread for that costs more than the write.
        tuning.property("hazelcast.concurrent.window.ms", "0", slower);
    }

    /** Gives the member the name that operators see. */
    public static void name(Config config, String nodeName) {
        MemberAttributeConfig attributes = config.getMemberAttributeConfig();
        attributes.setAttribute(NAME_ATTRIBUTE, nodeName);
    }
}
