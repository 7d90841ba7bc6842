package io.lockgrid.node.discovery;

import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.KubernetesConfig;
import io.lockgrid.node.DiscoveryConfig;
import io.lockgrid.node.DiscoveryMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the configuration of discovery into the engine's. Stateless. */
public final class Discovery {
    /** In every pod, Kubernetes sets this. */
    private static final String IN_A_POD = "KUBERNETES_SERVICE_HOST";

    /**
     * How long nodes that start together look for a cluster before they agree on who begins one. Shorter can only mean that
     * two clusters begin and meet later, and neither founds a grid alone: see {@code BirthGate}.
     */
    private static final int MASTER_SEARCH_SECONDS = 1;

    private Discovery() {}

    /** Chooses the one way that is configured, and no other. */
    public static void choose(JoinConfig join, DiscoveryConfig discovery, Map<String, String> environment) {
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(false);
        switch (resolve(discovery.mode(), environment)) {
            case MULTICAST ->
                join.getMulticastConfig()
                        .setEnabled(true)
                        .setMulticastGroup(discovery.multicastGroup())
                        .setMulticastPort(discovery.multicastPort());
            case KUBERNETES -> kubernetes(join.getKubernetesConfig(), discovery.kubernetes());
            default ->
                join.getTcpIpConfig()
                        .setEnabled(true)
                        .setMembers(discovery.members())
                        .setConnectionTimeoutSeconds(MASTER_SEARCH_SECONDS);
        }
    }

    /** What {@code auto} means here: Kubernetes in a pod, else multicast. */
    public static DiscoveryMode resolve(DiscoveryMode mode, Map<String, String> environment) {
        if (mode != DiscoveryMode.AUTO) {
            return mode;
        }
        return environment.containsKey(IN_A_POD) ? DiscoveryMode.KUBERNETES : DiscoveryMode.MULTICAST;
    }

    private static void kubernetes(KubernetesConfig engine, DiscoveryConfig.Kubernetes where) {
        engine.setEnabled(true);
        set(engine, "namespace", where.namespace());
        set(engine, "service-name", where.serviceName());
        set(engine, "service-dns", where.serviceDns());
        set(engine, "service-port", String.valueOf(where.servicePort()));
        // pods that are starting belong to the grid: without each other none becomes ready
        set(engine, "resolve-not-ready-addresses", "true");
    }

    private static void set(KubernetesConfig engine, String key, @Nullable String value) {
        if (value != null) {
            engine.setProperty(key, value);
        }
    }
}
