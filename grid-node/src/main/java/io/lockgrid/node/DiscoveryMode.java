package io.lockgrid.node;

import java.util.Locale;

/** How the members of a cluster find each other. */
public enum DiscoveryMode {
    /** By a list of addresses. */
    TCP,
    /** By IP multicast, in one network. */
    MULTICAST,
    /** By the Kubernetes API or by the DNS name of a headless service. */
    KUBERNETES,
    /** {@link #KUBERNETES} in a pod, else {@link #MULTICAST}. */
    AUTO;

    /** The word in {@code lockgrid.yaml}, such as {@code tcp}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DiscoveryMode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
