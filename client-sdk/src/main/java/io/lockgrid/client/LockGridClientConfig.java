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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a light client is told: whom to connect to, under which name, and how long to wait. Immutable and thread-safe;
 * each {@code with…} answers a changed copy and throws {@code IllegalArgumentException}, naming the key of {@code
 * lockgrid.yaml} and what is allowed, for a value that is not allowed.
 *
 * <p>Two are equal when they say the same.
 */
public final class LockGridClientConfig {

    private static final LockGridClientConfig DEFAULTS = new LockGridClientConfig(
            "lockgrid",
            List.of("127.0.0.1:5701"),
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            null,
            256,
            null,
            null);

    private final String clusterName;
    private final List<String> members;
    private final @Nullable String name;
    private final Duration callTimeout;
    private final Duration drain;
    private final @Nullable SessionTimes session;
    private final int labelLength;
    private final @Nullable TlsConfig tls;
    private final @Nullable Path tokenFile;

    private LockGridClientConfig(
            String clusterName,
            List<String> members,
            @Nullable String name,
            Duration callTimeout,
            Duration drain,
            @Nullable SessionTimes session,
            int labelLength,
            @Nullable TlsConfig tls,
            @Nullable Path tokenFile) {
        this.clusterName = Keys.CLUSTER_NAME.check(clusterName);
        this.members = Keys.CLIENT_MEMBERS.check(members);
        this.name = name == null ? null : Keys.CLIENT_NAME.check(name);
        this.callTimeout = Keys.CALL_TIMEOUT.check(callTimeout);
        this.drain = Keys.DRAIN.check(drain);
        this.session = session;
        this.labelLength = Keys.LABEL_LENGTH.check(labelLength);
        this.tls = tls;
        this.tokenFile = tokenFile;
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
        return new LockGridClientConfig(
                settings.get(Keys.CLUSTER_NAME).orElse(DEFAULTS.clusterName),
                settings.get(Keys.CLIENT_MEMBERS).orElse(DEFAULTS.members),
                settings.get(Keys.CLIENT_NAME).orElse(null),
                settings.get(Keys.CALL_TIMEOUT).orElse(DEFAULTS.callTimeout),
                settings.get(Keys.DRAIN).orElse(DEFAULTS.drain),
                session(settings).orElse(null),
                settings.get(Keys.LABEL_LENGTH).orElse(DEFAULTS.labelLength),
                TlsKeys.OF_CLIENTS
                        .read(settings, TlsConfig.HANDSHAKE_TIMEOUT, TlsConfig::new)
                        .orElse(null),
                settings.file(Keys.CLIENT_TOKEN_FILE).orElse(null));
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
        return clusterName;
    }

    /** Members to try, each {@code host:port}; the others are learnt from them. Default {@code 127.0.0.1:5701}. */
    public List<String> members() {
        return members;
    }

    /** What operators see; by default the host's name and the process's id. May ask a name server. */
    public String name() {
        return name != null
                ? name
                : HostName.local() + "-" + ProcessHandle.current().pid();
    }

    /** How long any call waits for the grid to answer. Default 10 s. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** How long a close waits for what is held to be released; 0 not at all. Default 5 s. */
    public Duration drain() {
        return drain;
    }

    /** Times of this client's session; empty, the default, takes those that the grid tells. */
    public Optional<SessionTimes> session() {
        return Optional.ofNullable(session);
    }

    /** How many characters of a label, such as a reason, are sent; the rest is cut off. Default 256. */
    public int labelLength() {
        return labelLength;
    }

    /** Which certificate is shown, and who is trusted; empty, the default, for a plain wire. */
    public Optional<TlsConfig> tls() {
        return Optional.ofNullable(tls);
    }

    /** Has who this client is, and its secret; empty, the default, for none. Read anew for each connection. */
    public Optional<Path> tokenFile() {
        return Optional.ofNullable(tokenFile);
    }

    /** Key {@code cluster-name}: 1 to 128 printable characters. */
    public LockGridClientConfig withClusterName(String clusterName) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /** Key {@code client.members}: each {@code host:port} or {@code [IPv6]:port}; without a port 5701 is meant. */
    public LockGridClientConfig withMembers(List<String> members) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /** {@link #withMembers(List)}. */
    public LockGridClientConfig withMembers(String... members) {
        return withMembers(List.of(members));
    }

    /** Key {@code client.name}: 1 to 128 printable characters. */
    public LockGridClientConfig withName(String name) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /** Key {@code call-timeout}: 100 ms to 1 h. */
    public LockGridClientConfig withCallTimeout(Duration callTimeout) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /** Key {@code drain}: 0 to 1 day. */
    public LockGridClientConfig withDrain(Duration drain) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /**
     * Keys {@code session.time-to-live} and {@code session.heartbeat}, within the bounds of {@link SessionTimes}. A grid
     * grants no more than its {@code limits.session-time-to-live}, and the client's heartbeats fit what it grants.
     */
    public LockGridClientConfig withSession(Duration timeToLive, Duration heartbeat) {
        return new LockGridClientConfig(
                clusterName,
                members,
                name,
                callTimeout,
                drain,
                new SessionTimes(timeToLive, heartbeat),
                labelLength,
                tls,
                tokenFile);
    }

    /** Key {@code limits.label-length}: 16 to 4096 characters. */
    public LockGridClientConfig withLabelLength(int labelLength) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /** Keys under {@code client.tls}: TLS, with every member. */
    public LockGridClientConfig withTls(TlsConfig tls) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    /**
     * Key {@code client.token-file}: one line with the client's name and, behind a blank, a token of {@code lockgrid
     * new-token}. For members with {@code tokens-file}; with TLS it stands in place of a certificate ({@link
     * TlsConfig#trusting}).
     */
    public LockGridClientConfig withTokenFile(Path tokenFile) {
        return new LockGridClientConfig(
                clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockGridClientConfig that
                && clusterName.equals(that.clusterName)
                && members.equals(that.members)
                && Objects.equals(name, that.name)
                && callTimeout.equals(that.callTimeout)
                && drain.equals(that.drain)
                && Objects.equals(session, that.session)
                && labelLength == that.labelLength
                && Objects.equals(tls, that.tls)
                && Objects.equals(tokenFile, that.tokenFile);
    }

    @Override
    public int hashCode() {
        return Objects.hash(clusterName, members, name, callTimeout, drain, session, labelLength, tls, tokenFile);
    }

    @Override
    public String toString() {
        return "LockGridClientConfig[clusterName=" + clusterName + ", members=" + members + ", name=" + name
                + ", callTimeout=" + callTimeout + ", drain=" + drain + ", session=" + session + ", labelLength="
                + labelLength + ", tls=" + tls + ", tokenFile=" + tokenFile + "]";
    }
}
