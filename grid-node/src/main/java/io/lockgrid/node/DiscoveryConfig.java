package io.lockgrid.node;

import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node finds the others. Immutable and thread-safe. What belongs to another mode than {@code mode} has no effect.
 *
 * @param mode which way
 * @param members for {@code TCP}: some or all members, each {@code host:port}
 * @param multicastGroup for {@code MULTICAST}: an IPv4 multicast address
 * @param multicastPort for {@code MULTICAST}: 1 to 65535
 * @param kubernetes for {@code KUBERNETES}
 */
public record DiscoveryConfig(
        DiscoveryMode mode, List<String> members, String multicastGroup, int multicastPort, Kubernetes kubernetes) {

    /** TCP, with three members on this machine. */
    public static final DiscoveryConfig DEFAULT = new DiscoveryConfig(
            DiscoveryMode.TCP,
            List.of("127.0.0.1:5701", "127.0.0.1:5702", "127.0.0.1:5703"),
            "224.2.2.3",
            54327,
            new Kubernetes(null, null, null, 5701));

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the key and what is allowed
     */
    public DiscoveryConfig {
        members = Keys.DISCOVERY_MEMBERS.check(members);
        Keys.MULTICAST_GROUP.check(multicastGroup);
        Keys.MULTICAST_PORT.check(multicastPort);
    }

    /** A copy with another key {@code discovery.mode}. */
    public DiscoveryConfig withMode(DiscoveryMode changed) {
        return new DiscoveryConfig(changed, members, multicastGroup, multicastPort, kubernetes);
    }

    /** A copy with other members; the mode stays as it is. */
    public DiscoveryConfig withMembers(List<String> changed) {
        return new DiscoveryConfig(mode, changed, multicastGroup, multicastPort, kubernetes);
    }

    /** A copy with another multicast address; the mode stays as it is. */
    public DiscoveryConfig withMulticast(String group, int port) {
        return new DiscoveryConfig(mode, members, group, port, kubernetes);
    }

    /** A copy that looks elsewhere in Kubernetes; the mode stays as it is. */
    public DiscoveryConfig withKubernetes(Kubernetes changed) {
        return new DiscoveryConfig(mode, members, multicastGroup, multicastPort, changed);
    }

    /**
     * Where to look in Kubernetes.
     *
     * @param namespace the pods' namespace; null for the one that this pod is in
     * @param serviceName members are the pods behind this service, asked from the Kubernetes API; null for none
     * @param serviceDns members are the addresses of this headless service, asked from DNS; null for none; not together
     *     with {@code serviceName}
     * @param servicePort the port that members listen on, 1 to 65535
     */
    public record Kubernetes(
            @Nullable String namespace,
            @Nullable String serviceName,
            @Nullable String serviceDns,
            int servicePort) {
        /**
         * Checks every value.
         *
         * @throws IllegalArgumentException naming the key and what is allowed
         */
        public Kubernetes {
            if (namespace != null) {
                Keys.KUBERNETES_NAMESPACE.check(namespace);
            }
            if (serviceName != null) {
                Keys.KUBERNETES_SERVICE_NAME.check(serviceName);
            }
            if (serviceDns != null) {
                Keys.KUBERNETES_SERVICE_DNS.check(serviceDns);
            }
            Keys.KUBERNETES_SERVICE_PORT.check(servicePort);
            if (serviceName != null && serviceDns != null) {
                throw new ConfigurationException(
                        "discovery.service-dns is '" + serviceDns + "' and discovery.service-name is '" + serviceName
                                + "'; allowed: one of the two",
                        Keys.KUBERNETES_SERVICE_DNS);
            }
        }
    }
}
