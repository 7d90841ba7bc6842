package io.lockgrid.node.membership.founding;

import com.hazelcast.config.Config;
import com.hazelcast.config.MetricsConfig;
import com.hazelcast.internal.cluster.Versions;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperty;
import io.lockgrid.internal.engine.ForeignProperties;
import io.lockgrid.node.discovery.Listening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A member that LockGrid starts goes by its own configuration, not by the process's properties. Stateless. */
final class OwnProperties {
    /** The engine asks {@link Listening} instead. */
    private static final List<String> ADDRESSES =
            List.of("hazelcast.local.localAddress", "hazelcast.local.publicAddress");

    private OwnProperties() {}

    /** Answers which properties of the process have no effect. */
    static Set<String> keep(Config engine, Listening listening) {
        Set<String> kept =
                ForeignProperties.keepAway(engine.getProperties(), silent(engine, listening), ClusterProperty.class);
        ADDRESSES.stream().filter(name -> System.getProperty(name) != null).forEach(kept::add);
        return kept;
    }

    /** What the engine takes for properties that it has no default of. */
    private static Map<String, String> silent(Config engine, Listening listening) {
        MetricsConfig metrics = engine.getMetricsConfig();
        Map<String, String> silent = new HashMap<>();
        put(silent, ClusterProperty.METRICS_ENABLED, metrics.isEnabled());
        put(silent, ClusterProperty.METRICS_JMX_ENABLED, metrics.getJmxConfig().isEnabled());
        put(silent, ClusterProperty.METRICS_COLLECTION_FREQUENCY, metrics.getCollectionFrequencySeconds());
        put(
                silent,
                ClusterProperty.METRICS_MC_ENABLED,
                metrics.getManagementCenterConfig().isEnabled());
        put(
                silent,
                ClusterProperty.METRICS_MC_RETENTION,
                metrics.getManagementCenterConfig().getRetentionSeconds());
        put(silent, ClusterProperty.METRICS_DEBUG, false);
        put(
                silent,
                ClusterProperty.MULTICAST_GROUP,
                engine.getNetworkConfig().getJoin().getMulticastConfig().getMulticastGroup());
        put(
                silent,
                ClusterProperty.MULTICAST_SOCKET_SET_INTERFACE,
                !listening.socket().isLoopbackAddress());
        put(silent, ClusterProperty.INIT_CLUSTER_VERSION, Versions.CURRENT_CLUSTER_VERSION);
        return silent;
    }

    private static void put(Map<String, String> silent, HazelcastProperty property, Object value) {
        silent.put(property.getName(), String.valueOf(value));
    }
}
