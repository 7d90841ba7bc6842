package io.lockgrid.client;

import io.lockgrid.internal.config.HostName;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.Settings;
import io.lockgrid.internal.config.Sources;
import io.lockgrid.internal.config.TlsKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a light client is told: whom to connect to, under which name, and how long to wait. Immutable and thread-safe;
 * each {@code with…} answers a changed copy and throws {@code IllegalArgumentException}, naming the key of {@code
 * lockgrid.yaml} and what is allowed, for a value that is not allowed.
 *
 * <p>Two are equal when they say the same.
 */
public final class LockGridClientConfig {

    private static final LockGridClientConfig DEFAULTS = new LockGridClientConfig(new ClientConfigValues());

    private final ClientConfigValues values;

    private LockGridClientConfig(ClientConfigValues values) {
        this.values = values.checked();
    }

    private LockGridClientConfig with(Consumer<ClientConfigValues> change) {
        ClientConfigValues draft = new ClientConfigValues(values);
        change.accept(draft);
        return new LockGridClientConfig(draft);
    }

    /** Every key at its default; reads nothing. */
    public static LockGridClientConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Reads {@code lockgrid.yaml}, then the environment ({@code LOCKGRID_…}), then system properties ({@code
     * lockgrid.…}); the later ones win. The file is the one that the system property {@code lockgrid.config} or the
     * variable {@code LOCKGRID_CONFIG} names, else the one in the working directory, else the one on the class path;
     * without any, the defaults hold. Keys for nodes alone are checked too, and have no effect.
     *
     * @throws IllegalArgumentException for a file that cannot be read, an unknown key, variable or property, or a value
     *     that is not allowed; the message says where and what is allowed
     */
    public static LockGridClientConfig load() {
        return load(Sources.ofProcess(Optional.empty()));
    }

    /**
     * Like {@link #load()}, with this file.
     *
     * @throws IllegalArgumentException as {@link #load()}, and if there is no such file
     */
    public static LockGridClientConfig load(Path file) {
        return load(Sources.ofProcess(Optional.of(file)));
    }

    /**
     * What a program hands in, such as a framework with a configuration of its own; no file, variable or system property
     * is read. Keys are those of {@code lockgrid.yaml} with dots ({@code client.members}, {@code session.time-to-live});
     * a list is comma separated, or one item each under {@code client.members[0]}, {@code client.members[1]}. Keys for
     * nodes alone, rules as {@code locks[0].name} among them, are checked too, and have no effect.
     *
     * @throws IllegalArgumentException for an unknown key, or a value that is not allowed; the message names the key and
     *     what is allowed
     */
    public static LockGridClientConfig of(Map<String, String> keys) {
        return read(Settings.of(keys));
    }

    static LockGridClientConfig load(Sources sources) {
        return read(Settings.load(sources));
    }

    private static LockGridClientConfig read(Settings settings) {
        ClientConfigValues read = new ClientConfigValues();
        settings.get(Keys.CLUSTER_NAME).ifPresent(value -> read.clusterName = value);
        settings.get(Keys.CLIENT_MEMBERS).ifPresent(value -> read.members = value);
        settings.get(Keys.CLIENT_NAME).ifPresent(value -> read.name = value);
        settings.get(Keys.CLIENT_START).ifPresent(value -> read.lazy = value.equals(Keys.LAZY));
        settings.get(Keys.GROUPS).ifPresent(value -> read.groups = value);
        settings.get(Keys.CALL_TIMEOUT).ifPresent(value -> read.callTimeout = value);
        settings.get(Keys.DRAIN).ifPresent(value -> read.drain = value);
        session(settings).ifPresent(value -> read.session = value);
        settings.get(Keys.LABEL_LENGTH).ifPresent(value -> read.labelLength = value);
        TlsKeys.OF_CLIENTS
                .read(settings, TlsConfig.HANDSHAKE_TIMEOUT, TlsConfig::new)
                .ifPresent(value -> read.tls = value);
        settings.file(Keys.CLIENT_TOKEN_FILE).ifPresent(value -> read.tokenFile = value);
        return new LockGridClientConfig(read);
    }

    private static Optional<SessionTimes> session(Settings settings) {
        Optional<Duration> timeToLive = settings.get(Keys.TIME_TO_LIVE);
        Optional<Duration> heartbeat = settings.get(Keys.HEARTBEAT);
        if (timeToLive.isEmpty() && heartbeat.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(settings.build(() -> new SessionTimes(
                timeToLive.orElse(SessionTimes.DEFAULT.timeToLive()),
                heartbeat.orElse(SessionTimes.DEFAULT.heartbeat()))));
    }

    /** The cluster to connect to; members of another name refuse. Default {@code lockgrid}. */
    public String clusterName() {
        return values.clusterName;
    }

    /** Members to try, each {@code host:port}; the others are learnt from them. Default {@code 127.0.0.1:5701}. */
    public List<String> members() {
        return values.members;
    }

    /** What operators see; by default the host's name and the process's id. May ask a name server. */
    public String name() {
        String name = values.name;
        return name != null
                ? name
                : HostName.local() + "-" + ProcessHandle.current().pid();
    }

    /** Whether a connect does not wait for the grid. Default false. */
    public boolean lazyStart() {
        return values.lazy;
    }

    /** Key {@code groups}: what a client that starts lazily takes the grid's groups to be. Default {@code default}. */
    public List<String> groups() {
        return values.groups;
    }

    /** How long any call waits for the grid to answer. Default 10 s. */
    public Duration callTimeout() {
        return values.callTimeout;
    }

    /** How long a close waits for what is held to be released; 0 not at all. Default 5 s. */
    public Duration drain() {
        return values.drain;
    }

    /** Times of this client's session; empty, the default, takes those that the grid tells. */
    public Optional<SessionTimes> session() {
        return Optional.ofNullable(values.session);
    }

    /** How many characters of a label, such as a reason, are sent; the rest is cut off. Default 256. */
    public int labelLength() {
        return values.labelLength;
    }

    /** Which certificate is shown, and who is trusted; empty, the default, for a plain wire. */
    public Optional<TlsConfig> tls() {
        return Optional.ofNullable(values.tls);
    }

    /** Has who this client is, and its secret; empty, the default, for none. Read anew for each connection. */
    public Optional<Path> tokenFile() {
        return Optional.ofNullable(values.tokenFile);
    }

    /** Key {@code cluster-name}: 1 to 128 printable characters. */
    public LockGridClientConfig withClusterName(String changed) {
        return with(draft -> draft.clusterName = changed);
    }

    /** Key {@code client.members}: each {@code host:port} or {@code [IPv6]:port}; without a port 5701 is meant. */
    public LockGridClientConfig withMembers(List<String> changed) {
        return with(draft -> draft.members = changed);
    }

    /** {@link #withMembers(List)}. */
    public LockGridClientConfig withMembers(String... members) {
        return withMembers(List.of(members));
    }

    /** Key {@code client.name}: 1 to 128 printable characters. */
    public LockGridClientConfig withName(String changed) {
        return with(draft -> draft.name = changed);
    }

    /**
     * Key {@code client.start: lazy}: {@link LockGridClient#connect} does not wait for the grid, and goes on looking for it
     * for as long as this client is open. Until then its health is unavailable, and calls fail as if the grid did not
     * answer. What a grid tells a client that waits for it, this one has to be told: {@link #withSession}, else 15 s and 3
     * s, and the groups.
     *
     * @param groups as the members have them under {@code groups}, all of them or the first few; none for {@code default}.
     *     A grid whose groups begin otherwise is not used
     */
    public LockGridClientConfig withLazyStart(String... groups) {
        return with(draft -> {
            draft.lazy = true;
            draft.groups = groups.length == 0 ? draft.groups : List.of(groups);
        });
    }

    /** Key {@code call-timeout}: 100 ms to 1 h. */
    public LockGridClientConfig withCallTimeout(Duration changed) {
        return with(draft -> draft.callTimeout = changed);
    }

    /** Key {@code drain}: 0 to 1 day. */
    public LockGridClientConfig withDrain(Duration changed) {
        return with(draft -> draft.drain = changed);
    }

    /**
     * Keys {@code session.time-to-live} and {@code session.heartbeat}, within the bounds of {@link SessionTimes}. A grid
     * grants no more than its {@code limits.session-time-to-live}, and the client's heartbeats fit what it grants.
     */
    public LockGridClientConfig withSession(Duration timeToLive, Duration heartbeat) {
        SessionTimes changed = new SessionTimes(timeToLive, heartbeat);
        return with(draft -> draft.session = changed);
    }

    /** Key {@code limits.label-length}: 16 to 4096 characters. */
    public LockGridClientConfig withLabelLength(int changed) {
        return with(draft -> draft.labelLength = changed);
    }

    /** Keys under {@code client.tls}: TLS, with every member. */
    public LockGridClientConfig withTls(TlsConfig changed) {
        return with(draft -> draft.tls = changed);
    }

    /**
     * Key {@code client.token-file}: one line with the client's name and, behind a blank, a token of {@code lockgrid
     * new-token}. For members with {@code tokens-file}; with TLS it stands in place of a certificate ({@link
     * TlsConfig#trusting}).
     */
    public LockGridClientConfig withTokenFile(Path changed) {
        return with(draft -> draft.tokenFile = changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockGridClientConfig that && values.asList().equals(that.values.asList());
    }

    @Override
    public int hashCode() {
        return values.asList().hashCode();
    }

    @Override
    public String toString() {
        return "LockGridClientConfig" + values.asList();
    }
}
