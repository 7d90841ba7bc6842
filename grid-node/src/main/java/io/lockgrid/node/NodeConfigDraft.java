package io.lockgrid.node;

import io.lockgrid.client.SessionTimes;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.Section;
import io.lockgrid.internal.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link GridNodeConfig} while it is being put together; the defaults are here. For one thread. */
final class NodeConfigDraft {

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
    List<LockRule> locks = List.of();
    Clients clients = Clients.LOCKS;

    @Nullable
    Path hazelcast;

    /** The defaults. */
    NodeConfigDraft() {}

    /** A copy; {@code founders} is null where they follow the seats. */
    NodeConfigDraft(GridNodeConfig from, @Nullable Founders founders) {
        this.clusterName = from.clusterName();
        this.nodeName = from.nodeName().orElse(null);
        this.seats = from.seats();
        this.founders = founders;
        this.bind = from.bind();
        this.port = from.port();
        this.discovery = from.discovery();
        this.groups = from.groups();
        this.session = from.session();
        this.callTimeout = from.callTimeout();
        this.drain = from.drain();
        this.stopTimeout = from.stopTimeout();
        this.grace = from.grace();
        this.onMajorityLoss = from.onMajorityLoss();
        this.limits = from.limits();
        this.locks = from.locks().asList();
        this.clients = from.clients();
        this.hazelcast = from.hazelcast().orElse(null);
    }

    /** Takes over every value that a source sets. */
    static NodeConfigDraft read(Settings settings) {
        NodeConfigDraft draft = new NodeConfigDraft();
        settings.get(Keys.CLUSTER_NAME).ifPresent(value -> draft.clusterName = value);
        draft.nodeName = settings.get(Keys.NODE_NAME).orElse(null);
        settings.get(Keys.SEATS).ifPresent(value -> draft.seats = value);
        draft.founders =
                settings.get(Keys.FOUNDERS).map(NodeConfigDraft::founders).orElse(null);
        settings.get(Keys.BIND).ifPresent(value -> draft.bind = value);
        settings.get(Keys.PORT).ifPresent(value -> draft.port = value);
        draft.discovery = settings.build(() -> discovery(settings));
        settings.get(Keys.GROUPS).ifPresent(value -> draft.groups = value);
        draft.session = settings.build(() -> new SessionTimes(
                settings.get(Keys.TIME_TO_LIVE).orElse(draft.session.timeToLive()),
                settings.get(Keys.HEARTBEAT).orElse(draft.session.heartbeat())));
        settings.get(Keys.CALL_TIMEOUT).ifPresent(value -> draft.callTimeout = value);
        settings.get(Keys.DRAIN).ifPresent(value -> draft.drain = value);
        settings.get(Keys.STOP_TIMEOUT).ifPresent(value -> draft.stopTimeout = value);
        settings.get(Keys.GRACE).ifPresent(value -> draft.grace = value);
        settings.get(Keys.ON_MAJORITY_LOSS).ifPresent(value -> draft.onMajorityLoss = onMajorityLoss(value));
        draft.limits = limits(settings);
        draft.locks = settings.rules(NodeConfigDraft::rule);
        settings.get(Keys.CLIENTS).map(Clients::of).ifPresent(value -> draft.clients = value);
        draft.hazelcast = settings.hazelcast().orElse(null);
        return draft;
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
                settings.get(Keys.HISTORY_EVENTS).orElse(otherwise.historyEvents()));
    }

    private static LockRule rule(Section section) {
        return new LockRule(
                section.get(Keys.RULE_NAME).orElseThrow(),
                section.get(Keys.RULE_MAX_HOLD).orElse(null),
                section.get(Keys.RULE_LOCK_DELAY).orElse(null),
                section.get(Keys.RULE_MAX_WAITERS).orElse(null));
    }
}
