package io.lockgrid.node.wire;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;

/** Doors of the engine at which this package does not stand, and which are therefore not opened. Stateless. */
final class OtherDoors {
    private static final String TPC = "hazelcast.internal.tpc.enabled";

    private OtherDoors() {}

    static void check(Config engine) {
        NetworkConfig network = engine.getNetworkConfig();
        refuse(engine.getTpcConfig().isEnabled(), "tpc");
        refuse(Boolean.parseBoolean(engine.getProperty(TPC)) || Boolean.getBoolean(TPC), "the property " + TPC);
        refuse(engine.getAdvancedNetworkConfig().isEnabled(), "advanced-network");
        refuse(network.getRestApiConfig().isEnabled(), "network.rest-api");
        refuse(network.getMemcacheProtocolConfig().isEnabled(), "network.memcache-protocol");
    }

    private static void refuse(boolean open, String what) {
        if (open) {
            throw new IllegalArgumentException("the Hazelcast configuration enables " + what
                    + ", which opens a door that a member of a lock grid keeps closed: remove it, or start the Hazelcast"
                    + " member yourself (GridNode.configure and attach)");
        }
    }
}
