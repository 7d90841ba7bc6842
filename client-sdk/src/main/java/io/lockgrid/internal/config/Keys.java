package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every key of the configuration, once, with what it allows. Both modules know all of them, so that members and
 * clients can share a file.
 */
public final class Keys {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

    /** Whether a node is part of a grid, or keeps its locks for its own process. */
    public static final ScalarKey<String> MODE = Forms.choice("mode", List.of("grid", "local"));

    public static final ScalarKey<String> CLUSTER_NAME = Forms.label("cluster-name", 128);
    public static final ScalarKey<String> NODE_NAME = Forms.label("node-name", 128);
    public static final ScalarKey<Integer> SEATS = Forms.oneOf("seats", List.of(3, 5, 7), "3, 5 or 7");

    /** One item that is a number, or addresses. */
    public static final ListKey FOUNDERS = new ListKey(
            "founders",
            Keys::founder,
            "how many nodes the first start has, a number from 3 to 1000 that is not below seats; or the list of "
                    + "their addresses, each " + HostPort.WORDS,
            1000,
            Keys::isCount);

    /** {@link #FOUNDERS} as a count. */
    public static final ScalarKey<Integer> FOUNDER_COUNT = Forms.number("founders", 3, 1000, "");

    /** {@link #FOUNDERS} by their addresses. */
    public static final ListKey FOUNDER_ADDRESSES = Forms.addresses("founders");

    public static final ScalarKey<String> BIND = Forms.text(
            "bind",
            HostPort::isHostAlone,
            "the address to listen on, a name of it or its interface, without a port, such as 10.1.2.3, ::1, app-1 or "
                    + "eth0; 0.0.0.0 for all");
    public static final ScalarKey<Integer> PORT = Forms.number("port", 0, 65535, "; 0 takes any free port, for tests");

    public static final ScalarKey<String> DISCOVERY_MODE =
            Forms.choice("discovery.mode", List.of("tcp", "multicast", "kubernetes", "auto"));
    public static final ListKey DISCOVERY_MEMBERS = Forms.addresses("discovery.members");
    public static final ScalarKey<String> MULTICAST_GROUP =
            Forms.text("discovery.group", Keys::isMulticast, "an IPv4 multicast address, 224.0.0.0 to 239.255.255.255");
    public static final ScalarKey<Integer> MULTICAST_PORT = Forms.number("discovery.port", 1, 65535, "");
    public static final ScalarKey<String> KUBERNETES_NAMESPACE = kubernetesName("discovery.namespace");
    public static final ScalarKey<String> KUBERNETES_SERVICE_NAME = kubernetesName("discovery.service-name");
    public static final ScalarKey<String> KUBERNETES_SERVICE_DNS = Forms.text(
            "discovery.service-dns",
            text -> text.contains(".") && !text.startsWith("[") && HostPort.isHost(text),
            "the DNS name of a headless service, such as lockgrid.default.svc.cluster.local");
    public static final ScalarKey<Integer> KUBERNETES_SERVICE_PORT =
            Forms.number("discovery.service-port", 1, 65535, "");

    public static final ListKey GROUPS = new ListKey(
            "groups",
            text -> Optional.of(text).filter(Keys::isGroup),
            "1 to 64 letters, digits and - _ . and not METADATA, which Hazelcast keeps for itself",
            32,
            item -> false);

    public static final ScalarKey<Duration> TIME_TO_LIVE =
            Forms.duration("session.time-to-live", Duration.ofSeconds(2), DAY);
    public static final ScalarKey<Duration> HEARTBEAT =
            Forms.duration("session.heartbeat", Duration.ofMillis(100), DAY.dividedBy(3));
    public static final ScalarKey<Duration> CALL_TIMEOUT =
            Forms.duration("call-timeout", Duration.ofMillis(100), Duration.ofHours(1));
    public static final ScalarKey<Duration> DRAIN = Forms.duration("drain", Duration.ZERO, DAY);
    public static final ScalarKey<Duration> STOP_TIMEOUT = Forms.duration("stop-timeout", Duration.ZERO, DAY);
    public static final ScalarKey<Duration> GRACE = Forms.duration("grace", Duration.ofSeconds(1), DAY);

    /** After how long a new table is started; zero stands for {@code wait}. */
    public static final ScalarKey<Duration> ON_MAJORITY_LOSS = MajorityLoss.key("on-majority-loss");

    public static final ScalarKey<Integer> WAITERS_PER_LOCK =
            Forms.number("limits.waiters-per-lock", 0, 1_000_000, "; 0 means that nobody waits");
    public static final ScalarKey<Integer> HOLDS_PER_SESSION =
            Forms.number("limits.holds-per-session", 1, 10_000_000, "");
    public static final ScalarKey<Integer> SESSIONS = Forms.number("limits.sessions", 1, 10_000_000, "");
    public static final ScalarKey<Integer> SESSIONS_PER_CLIENT =
            Forms.number("limits.sessions-per-client", 1, 1_000_000, "");
    /** The longest time to live of a session, unless the grid's own is longer. */
    public static final ScalarKey<Duration> SESSION_TIME_TO_LIVE =
            Forms.duration("limits.session-time-to-live", Duration.ofSeconds(2), DAY);
    /** Above what LockGrid's own clients send in one batch at the longest of labels. */
    public static final ScalarKey<Integer> BATCH_BYTES = Forms.number("limits.batch-bytes", 100_000, 16_000_000, "");

    public static final ScalarKey<Integer> LABEL_LENGTH = Forms.number("limits.label-length", 16, 4096, "");
    public static final ScalarKey<Integer> AUDIT_ENTRIES =
            Forms.number("limits.audit-entries", 0, 100_000, "; 0 keeps none");
    public static final ScalarKey<Integer> HISTORY_EVENTS =
            Forms.number("limits.history-events", 0, 100_000, "; 0 keeps none");

    /** Above what a page, or the events of one answer, may have. */
    public static final ScalarKey<Integer> ANSWER_ROWS = Forms.number("limits.answer-rows", 1_000, 10_000_000, "");

    /** Which messages of clients a member takes. */
    public static final ScalarKey<String> CLIENTS = Forms.choice("clients", List.of("locks", "everything"));

    public static final ScalarKey<Path> HAZELCAST = Forms.file("hazelcast");

    /** Names and hashes of what clients show in place of a certificate. */
    public static final ScalarKey<Path> TOKENS_FILE = Forms.file("tokens-file");

    public static final ListKey CLIENT_MEMBERS = Forms.addresses("client.members");
    public static final ScalarKey<String> CLIENT_NAME = Forms.label("client.name", 128);
    public static final String LAZY = "lazy";
    public static final ScalarKey<String> CLIENT_START = Forms.choice("client.start", List.of("wait", LAZY));

    /** What a client shows in place of a certificate. */
    public static final ScalarKey<Path> CLIENT_TOKEN_FILE = Forms.file("client.token-file");

    /** The keys of one of the rules under {@code locks}; they have no variable and no property. */
    public static final ScalarKey<String> RULE_NAME =
            Forms.text("locks.name", Keys::isRuleName, "1 to 512 characters, where * stands for any characters");

    public static final ScalarKey<Duration> RULE_MAX_HOLD =
            Forms.duration("locks.max-hold", Duration.ofMillis(1), Duration.ofDays(365));
    public static final ScalarKey<Duration> RULE_LOCK_DELAY = Forms.duration("locks.lock-delay", Duration.ZERO, DAY);
    public static final ScalarKey<Integer> RULE_MAX_WAITERS =
            Forms.number("locks.max-waiters", 0, 1_000_000, "; 0 means that nobody waits");

    /** The keys of one of the rules under {@code access}; they have no variable and no property either. */
    public static final ListKey ACCESS_WHO = Forms.patterns("access.who");

    public static final ListKey ACCESS_MAY = Forms.choices("access.may", List.of("lock", "look", "operate"));
    public static final ListKey ACCESS_NAMES = Forms.patterns("access.names");

    /** All keys but those of rules, in the order of the example file. */
    public static final List<Key<?>> ALL = all(
            MODE,
            CLUSTER_NAME,
            NODE_NAME,
            SEATS,
            FOUNDERS,
            BIND,
            PORT,
            DISCOVERY_MODE,
            DISCOVERY_MEMBERS,
            MULTICAST_GROUP,
            MULTICAST_PORT,
            KUBERNETES_NAMESPACE,
            KUBERNETES_SERVICE_NAME,
            KUBERNETES_SERVICE_DNS,
            KUBERNETES_SERVICE_PORT,
            GROUPS,
            TIME_TO_LIVE,
            HEARTBEAT,
            CALL_TIMEOUT,
            DRAIN,
            STOP_TIMEOUT,
            GRACE,
            ON_MAJORITY_LOSS,
            WAITERS_PER_LOCK,
            HOLDS_PER_SESSION,
            SESSIONS,
            SESSIONS_PER_CLIENT,
            SESSION_TIME_TO_LIVE,
            BATCH_BYTES,
            LABEL_LENGTH,
            AUDIT_ENTRIES,
            HISTORY_EVENTS,
            ANSWER_ROWS,
            CLIENTS,
            HAZELCAST,
            TlsKeys.OF_MEMBERS,
            TOKENS_FILE,
            CLIENT_MEMBERS,
            CLIENT_NAME,
            CLIENT_START,
            CLIENT_TOKEN_FILE,
            TlsKeys.OF_CLIENTS);

    /** The keys of a rule. */
    public static final List<Key<?>> RULE = List.of(RULE_NAME, RULE_MAX_HOLD, RULE_LOCK_DELAY, RULE_MAX_WAITERS);

    /** The keys of a rule of access. */
    public static final List<Key<?>> ACCESS = List.of(ACCESS_WHO, ACCESS_MAY, ACCESS_NAMES);

    /** Those of a rule of that list. */
    static List<Key<?>> ofRules(String list) {
        return list.equals("access") ? ACCESS : RULE;
    }

    private Keys() {}

    /** @param parts keys, and groups of TLS */
    private static List<Key<?>> all(Object... parts) {
        List<Key<?>> all = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof TlsKeys group) {
                all.addAll(group.all());
            } else {
                all.add((Key<?>) part);
            }
        }
        return List.copyOf(all);
    }

    private static ScalarKey<String> kubernetesName(String path) {
        return Forms.pattern(path, DNS_LABEL, "a Kubernetes name: 1 to 63 lower-case letters, digits and -");
    }

    private static Optional<String> founder(String text) {
        if (isCount(text)) {
            int count = Integer.parseInt(text);
            return count >= 3 && count <= 1000 ? Optional.of(String.valueOf(count)) : Optional.empty();
        }
        return HostPort.parse(text).map(HostPort::toString);
    }

    private static boolean isCount(String text) {
        return COUNT.matcher(text).matches();
    }

    private static boolean isGroup(String text) {
        return SIMPLE_NAME.matcher(text).matches() && !text.equalsIgnoreCase("METADATA");
    }

    private static boolean isRuleName(String text) {
        return !text.isEmpty() && text.length() <= 512;
    }

    private static boolean isMulticast(String text) {
        if (!HostPort.isHost(text) || !text.matches("[0-9.]+")) {
            return false;
        }
        int first = Integer.parseInt(text.substring(0, text.indexOf('.')));
        return first >= 224 && first <= 239;
    }
}
