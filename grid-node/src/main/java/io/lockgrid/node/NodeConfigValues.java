package io.lockgrid.node;

import io.lockgrid.client.SessionTimes;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link GridNodeConfig} says: the defaults, until one thread sets others; once they are {@link #checked} they
 * belong to their configuration, and do not change any more.
 */
final class NodeConfigValues {

    GridMode mode = GridMode.GRID;
    String clusterName = "lockgrid";

    @Nullable
    String nodeName;

    int seats = 3;

    @Nullable
    Founders founders;

    String bind = "127.0.0.1";
    int port = 5701;
    DiscoveryConfig discovery = DiscoveryConfig.DEFAULT;
    List<String> groups = List.of("default");
    SessionTimes session = SessionTimes.DEFAULT;
    Duration callTimeout = Duration.ofSeconds(10);
    Duration drain = Duration.ofSeconds(5);
    Duration stopTimeout = Duration.ofSeconds(30);
    Duration grace = Duration.ofSeconds(60);
    OnMajorityLoss onMajorityLoss = new OnMajorityLoss.Wait();
    Limits limits = Limits.DEFAULT;
    LockRules locks = LockRules.NONE;
    AccessRules access = AccessRules.NONE;

    @Nullable
    Clients clients;

    @Nullable
    TlsConfig tls;

    @Nullable
    Path tokensFile;

    @Nullable
    Path hazelcast;

    /** The defaults. */
    NodeConfigValues() {}

    /** A copy. */
    NodeConfigValues(NodeConfigValues from) {
        mode = from.mode;
        clusterName = from.clusterName;
        nodeName = from.nodeName;
        seats = from.seats;
        founders = from.founders;
        bind = from.bind;
        port = from.port;
        discovery = from.discovery;
        groups = from.groups;
        session = from.session;
        callTimeout = from.callTimeout;
        drain = from.drain;
        stopTimeout = from.stopTimeout;
        grace = from.grace;
        onMajorityLoss = from.onMajorityLoss;
        limits = from.limits;
        locks = from.locks;
        access = from.access;
        clients = from.clients;
        tls = from.tls;
        tokensFile = from.tokensFile;
        hazelcast = from.hazelcast;
    }

    Founders founders() {
        return founders == null ? new Founders.Count(seats) : founders;
    }

    /** Checks every value, and the founders against the seats. */
    NodeConfigValues checked() {
        clusterName = Keys.CLUSTER_NAME.check(clusterName);
        nodeName = nodeName == null ? null : Keys.NODE_NAME.check(nodeName);
        seats = Keys.SEATS.check(seats);
        bind = Keys.BIND.check(bind);
        port = Keys.PORT.check(port);
        groups = Keys.GROUPS.check(groups);
        callTimeout = Keys.CALL_TIMEOUT.check(callTimeout);
        drain = Keys.DRAIN.check(drain);
        stopTimeout = Keys.STOP_TIMEOUT.check(stopTimeout);
        grace = Keys.GRACE.check(grace);
        if (founders().count() < seats) {
            throw new ConfigurationException(
                    "founders are " + founders().count() + "; allowed: at least as many as seats, which are " + seats
                            + (founders instanceof Founders.Named
                                    ? ". A name counts once: where it stands for many, write how many there are"
                                    : ""),
                    Keys.FOUNDERS,
                    Keys.SEATS);
        }
        return this;
    }

    /** All of them, in the order of the file. */
    List<@Nullable Object> asList() {
        return Arrays.asList(
                mode,
                clusterName,
                nodeName,
                seats,
                founders(),
                bind,
                port,
                discovery,
                groups,
                session,
                callTimeout,
                drain,
                stopTimeout,
                grace,
                onMajorityLoss,
                limits,
                locks.asList(),
                access.asList(),
                clients,
                tls,
                tokensFile,
                hazelcast);
    }
}
