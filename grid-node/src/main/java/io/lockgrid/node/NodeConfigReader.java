package io.lockgrid.node;

import io.lockgrid.client.SessionTimes;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.Section;
import io.lockgrid.internal.config.Settings;
import io.lockgrid.internal.config.TlsKeys;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what a {@link GridNodeConfig} says from the file, the environment and system properties. Stateless. */
final class NodeConfigReader {
    private NodeConfigReader() {}

    /** The defaults, with every value that a source sets; not checked against each other. */
    static NodeConfigValues read(Settings settings) {
        NodeConfigValues values = new NodeConfigValues();
        settings.get(Keys.MODE).map(GridMode::of).ifPresent(value -> values.mode = value);
        settings.get(Keys.CLUSTER_NAME).ifPresent(value -> values.clusterName = value);
        values.nodeName = settings.get(Keys.NODE_NAME).orElse(null);
        settings.get(Keys.SEATS).ifPresent(value -> values.seats = value);
        values.founders =
                settings.get(Keys.FOUNDERS).map(NodeConfigReader::founders).orElse(null);
        settings.get(Keys.BIND).ifPresent(value -> values.bind = value);
        settings.get(Keys.PORT).ifPresent(value -> values.port = value);
        values.discovery = settings.build(() -> discovery(settings));
        settings.get(Keys.GROUPS).ifPresent(value -> values.groups = value);
        values.session = settings.build(() -> new SessionTimes(
                settings.get(Keys.TIME_TO_LIVE).orElse(values.session.timeToLive()),
                settings.get(Keys.HEARTBEAT).orElse(values.session.heartbeat())));
        settings.get(Keys.CALL_TIMEOUT).ifPresent(value -> values.callTimeout = value);
        settings.get(Keys.DRAIN).ifPresent(value -> values.drain = value);
        settings.get(Keys.STOP_TIMEOUT).ifPresent(value -> values.stopTimeout = value);
        settings.get(Keys.GRACE).ifPresent(value -> values.grace = value);
        settings.get(Keys.ON_MAJORITY_LOSS).ifPresent(value -> values.onMajorityLoss = onMajorityLoss(value));
        values.limits = limits(settings);
        values.locks = new LockRules(settings.rules("locks", NodeConfigReader::rule));
        values.access = new AccessRules(settings.rules("access", NodeConfigReader::accessRule));
        settings.get(Keys.CLIENTS).map(Clients::of).ifPresent(value -> values.clients = value);
        values.tls = TlsKeys.OF_MEMBERS
                .read(settings, TlsConfig.HANDSHAKE_TIMEOUT, TlsConfig::new)
                .orElse(null);
        values.tokensFile = settings.file(Keys.TOKENS_FILE).orElse(null);
        values.hazelcast = settings.hazelcast().orElse(null);
        return values;
    }

    private static Founders founders(List<String> items) {
        return items.size() == 1 && items.get(0).chars().allMatch(Character::isDigit)
                ? new Founders.Count(Integer.parseInt(items.get(0)))
                : new Founders.Named(items);
    }

    /** The key says zero for waiting. */
    private static OnMajorityLoss onMajorityLoss(Duration after) {
        return after.isZero() ? new OnMajorityLoss.Wait() : new OnMajorityLoss.RestartTable(after);
    }

    private static DiscoveryConfig discovery(Settings settings) {
        DiscoveryConfig otherwise = DiscoveryConfig.DEFAULT;
        return new DiscoveryConfig(
                settings.get(Keys.DISCOVERY_MODE).map(DiscoveryMode::of).orElse(otherwise.mode()),
                settings.get(Keys.DISCOVERY_MEMBERS).orElse(otherwise.members()),
                settings.get(Keys.MULTICAST_GROUP).orElse(otherwise.multicastGroup()),
                settings.get(Keys.MULTICAST_PORT).orElse(otherwise.multicastPort()),
                new DiscoveryConfig.Kubernetes(
                        settings.get(Keys.KUBERNETES_NAMESPACE).orElse(null),
                        settings.get(Keys.KUBERNETES_SERVICE_NAME).orElse(null),
                        settings.get(Keys.KUBERNETES_SERVICE_DNS).orElse(null),
                        settings.get(Keys.KUBERNETES_SERVICE_PORT)
                                .orElse(otherwise.kubernetes().servicePort())));
    }

    private static Limits limits(Settings settings) {
        Limits otherwise = Limits.DEFAULT;
        return new Limits(
                settings.get(Keys.WAITERS_PER_LOCK).orElse(otherwise.waitersPerLock()),
                settings.get(Keys.HOLDS_PER_SESSION).orElse(otherwise.holdsPerSession()),
                settings.get(Keys.SESSIONS).orElse(otherwise.sessions()),
                settings.get(Keys.SESSIONS_PER_CLIENT).orElse(otherwise.sessionsPerClient()),
                settings.get(Keys.SESSION_TIME_TO_LIVE).orElse(otherwise.sessionTimeToLive()),
                settings.get(Keys.BATCH_BYTES).orElse(otherwise.batchBytes()),
                settings.get(Keys.LABEL_LENGTH).orElse(otherwise.labelLength()),
                settings.get(Keys.AUDIT_ENTRIES).orElse(otherwise.auditEntries()),
                settings.get(Keys.HISTORY_EVENTS).orElse(otherwise.historyEvents()),
                settings.get(Keys.ANSWER_ROWS).orElse(otherwise.answerRows()));
    }

    private static AccessRule accessRule(Section section) {
        return new AccessRule(
                section.get(Keys.ACCESS_WHO).orElseThrow(),
                section.get(Keys.ACCESS_MAY).orElseThrow().stream()
                        .map(may -> Right.valueOf(may.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                section.get(Keys.ACCESS_NAMES).orElse(AccessRule.ALL_NAMES));
    }

    private static LockRule rule(Section section) {
        return new LockRule(
                section.get(Keys.RULE_NAME).orElseThrow(),
                section.get(Keys.RULE_MAX_HOLD).orElse(null),
                section.get(Keys.RULE_LOCK_DELAY).orElse(null),
                section.get(Keys.RULE_MAX_WAITERS).orElse(null));
    }
}
