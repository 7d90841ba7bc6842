package io.lockgrid.node.engine;

import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.node.DiscoveryMode;
import io.lockgrid.node.GridNodeConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What LockGrid has to set itself, and is therefore refused in a Hazelcast file. Stateless. */
final class Owned {

    private static final String ATTRIBUTES = "member-attributes/";
    private static final String JOIN = "network/join/";

    /** By each way that LockGrid can choose, the keys that it sets there. */
    private static final Map<String, List<String>> SET_IN_JOIN = Map.of(
            "tcp-ip", List.of("member-list", "members", "member", "interface", "required-member"),
            "multicast", List.of("multicast-group", "multicast-port"),
            "kubernetes", List.of("namespace", "service-name", "service-dns", "service-port"));

    private static final List<String> WAYS_TO_JOIN =
            List.of("auto-detection", "multicast", "tcp-ip", "aws", "gcp", "azure", "kubernetes", "eureka");

    private static final String NO_OTHER_DOOR =
            "a member of a lock grid keeps this door closed: remove it, or start the Hazelcast member yourself"
                    + " (GridNode.configure and attach)";

    private final Written written;

    private Owned(Written written) {
        this.written = written;
    }

    /** @throws ConfigurationException naming the first that is there, with its line, and what to set instead */
    static void check(Written written, GridNodeConfig grid, DiscoveryMode mode) {
        Owned owned = new Owned(written);
        owned.names(grid);
        owned.network();
        owned.join(mode);
        owned.doors();
        owned.seats(grid);
        owned.stopping(grid);
    }

    private void names(GridNodeConfig grid) {
        refuseUnless("cluster-name", grid.clusterName()::equals, instead("cluster-name"));
        refuseUnless("instance-name", text -> false, instead("node-name"));
        written.paths().stream()
                .filter(path -> path.startsWith(ATTRIBUTES + "lockgrid."))
                .forEach(path -> refuse(path, "attributes of that name are LockGrid's own: give it another name"));
    }

    private void network() {
        refuseIfThere("network/port", instead("port"));
        refuseIfOn("network/interfaces/enabled", instead("bind"));
        refuseIfOn("network/member-address-provider/enabled", instead("bind"));
        refuseIfOn("advanced-network/enabled", instead("bind' and 'port"));
        refuseIfOn(Written.property("hazelcast.socket.bind.any"), instead("bind"));
        refuseIfOn(Written.property("hazelcast.socket.server.bind.any"), instead("bind"));
        refuseIfThere(Written.property("hazelcast.local.localAddress"), instead("bind"));
    }

    private void join(DiscoveryMode mode) {
        String chosen = mode == DiscoveryMode.TCP ? "tcp-ip" : mode.name().toLowerCase(Locale.ROOT);
        String words = "members find each other as 'discovery.mode' in lockgrid.yaml says, which is '"
                + mode.name().toLowerCase(Locale.ROOT) + "': remove it, or change that";
        for (String way : WAYS_TO_JOIN) {
            if (!way.equals(chosen)) {
                refuseIfOn(JOIN + way + "/enabled", words);
            } else if (isOn(JOIN + way + "/enabled")) {
                SET_IN_JOIN
                        .getOrDefault(way, List.of())
                        .forEach(key -> refuseIfThere(
                                JOIN + way + "/" + key,
                                "LockGrid sets this itself: remove it, and set the keys under"
                                        + " 'discovery' in lockgrid.yaml"));
            }
        }
        refuseIfThere(JOIN + "discovery-strategies", words);
        refuseIfOn(Written.property("hazelcast.discovery.enabled"), words);
    }

    private void doors() {
        refuseIfOn("network/rest-api/enabled", NO_OTHER_DOOR);
        refuseIfOn("network/memcache-protocol/enabled", NO_OTHER_DOOR);
        refuseIfOn("tpc/enabled", NO_OTHER_DOOR);
        refuseIfOn(Written.property("hazelcast.internal.tpc.enabled"), NO_OTHER_DOOR);
        refuseIfOn(
                Written.property("hazelcast.phone.home.enabled"),
                "it reads Hazelcast's own lock service, in whose place LockGrid's is: remove it");
    }

    private void seats(GridNodeConfig grid) {
        String seats = String.valueOf(grid.seats());
        refuseUnless("cp-subsystem/cp-member-count", seats::equals, instead("seats"));
        refuseUnless("cp-subsystem/group-size", seats::equals, instead("seats"));
        refuseUnless("cp-subsystem/missing-cp-member-auto-removal-seconds", "0"::equals, instead("grace"));
        refuseUnless(
                Written.property("hazelcast.raft.leadership.rebalance.period"),
                text -> false,
                "LockGrid moves leaders itself, and the engine's way can freeze a group: remove it");
    }

    private void stopping(GridNodeConfig grid) {
        String seconds = String.valueOf(Math.max(1, grid.stopTimeout().toSeconds()));
        refuseUnless(
                Written.property("hazelcast.graceful.shutdown.max.wait"), seconds::equals, instead("stop-timeout"));
    }

    private static String instead(String key) {
        return "LockGrid sets this itself: remove it, and set '" + key + "' in lockgrid.yaml";
    }

    private boolean isOn(String path) {
        return written.text(path).filter("true"::equalsIgnoreCase).isPresent();
    }

    private void refuseIfOn(String path, String words) {
        if (isOn(path)) {
            refuse(path, words);
        }
    }

    private void refuseIfThere(String path, String words) {
        if (written.has(path)) {
            refuse(path, words);
        }
    }

    private void refuseUnless(String path, Predicate<String> allowed, String words) {
        if (written.text(path).filter(allowed.negate()).isPresent()) {
            refuse(path, words);
        }
    }

    private void refuse(String path, String words) {
        String value = written.text(path).map(text -> " is '" + text + "'").orElse(" is set");
        throw new ConfigurationException(written.place(path) + ": " + Written.show(path) + value + "; " + words);
    }
}
