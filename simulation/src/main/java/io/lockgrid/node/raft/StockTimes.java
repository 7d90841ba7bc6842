package io.lockgrid.node.raft;

import com.hazelcast.config.Config;
import io.lockgrid.simulation.Sim;

/** How long CP sessions live without a sign of life, and how often they give one. Immutable. */
public record StockTimes(int timeToLiveSeconds, int heartbeatSeconds) {
    /** In nanoseconds. */
    public long timeToLive() {
        return timeToLiveSeconds * Sim.SECOND;
    }

    Config config(int seats) {
        Config config = new Config();
        config.getCPSubsystemConfig()
                .setCPMemberCount(seats)
                .setSessionTimeToLiveSeconds(timeToLiveSeconds)
                .setSessionHeartbeatIntervalSeconds(heartbeatSeconds);
        return config;
    }
}
