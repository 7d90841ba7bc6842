package io.lockgrid.node;

import io.lockgrid.client.SessionTimes;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.Settings;
import io.lockgrid.internal.config.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told; the components have the names of the keys of {@code lockgrid.yaml}. Immutable and thread-safe;
 * each {@code with…} answers a changed copy and throws {@code IllegalArgumentException}, naming the key and what is
 * allowed, for a value that is not allowed.
 *
 * <p>Two are equal when they say the same.
 */
public final class GridNodeConfig {

    private static final GridNodeConfig DEFAULTS = new GridNodeConfig(new NodeConfigValues());

    private final NodeConfigValues values;

    private GridNodeConfig(NodeConfigValues values) {
        this.values = values.checked();
    }

    /** Every key at its default; reads nothing. */
    public static GridNodeConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Reads {@code lockgrid.yaml}, then the environment ({@code LOCKGRID_…}), then system properties ({@code
     * lockgrid.…}); the later ones win. The file is the one that the system property {@code lockgrid.config} or the
     * variable {@code LOCKGRID_CONFIG} names, else the one in the working directory, else the one on the class path;
     * without any, the defaults hold. Keys for clients alone are checked too, and have no effect.
     *
     * @throws IllegalArgumentException for a file that cannot be read, an unknown key, variable or property, or a value
     *     that is not allowed; the message says where and what is allowed
     */
    public static GridNodeConfig load() {
        return load(Sources.ofProcess(Optional.empty()));
    }

    /**
     * Like {@link #load()}, with this file.
     *
     * @throws IllegalArgumentException as {@link #load()}, and if there is no such file
     */
    public static GridNodeConfig load(Path file) {
        return load(Sources.ofProcess(Optional.of(file)));
    }

    /**
     * What a program hands in, such as a framework with a configuration of its own; no file, variable or system property
     * is read. Keys are those of {@code lockgrid.yaml} with dots ({@code session.time-to-live}); a list is comma separated,
     * or one item each under {@code groups[0]}, {@code groups[1]}; rules are {@code locks[0].name}, {@code
     * locks[0].max-hold}. Keys for clients alone are checked too, and have no effect.
     *
     * @throws IllegalArgumentException for an unknown key, or a value that is not allowed; the message names the key and
     *     what is allowed
     */
    public static GridNodeConfig of(Map<String, String> keys) {
        return read(Settings.of(keys));
    }

    static GridNodeConfig load(Sources sources) {
        return read(Settings.load(sources));
    }

    private static GridNodeConfig read(Settings settings) {
        NodeConfigValues values = NodeConfigReader.read(settings);
        return settings.build(() -> new GridNodeConfig(values));
    }

    /** What {@link GridNode#start} starts. Default {@link GridMode#GRID}. */
    public GridMode mode() {
        return values.mode;
    }

    /** Members and clients of another name are refused. Default {@code lockgrid}. */
    public String clusterName() {
        return values.clusterName;
    }

    /** Shown to operators; empty, the default, for the host's name and the port, once the node has started. */
    public Optional<String> nodeName() {
        return Optional.ofNullable(values.nodeName);
    }

    /** The size of each CP group: 3, 5 or 7. Default 3. */
    public int seats() {
        return values.seats;
    }

    /** The nodes of the first start; by default as many as there are seats. */
    public Founders founders() {
        return values.founders();
    }

    /** The address to listen on, a name of it, its interface, or 0.0.0.0 for all. Default {@code 127.0.0.1}. */
    public String bind() {
        return values.bind;
    }

    /** The port to listen on; 0 takes any free one, which is for tests. Default 5701. */
    public int port() {
        return values.port;
    }

    /** How the node finds the others. Default {@link DiscoveryConfig#DEFAULT}. */
    public DiscoveryConfig discovery() {
        return values.discovery;
    }

    /** CP groups that locks may live in; the first is the one of names without {@code @}. Default {@code default}. */
    public List<String> groups() {
        return values.groups;
    }

    /** Time to live and heartbeat of the sessions of members and clients. Default 15 s and 3 s. */
    public SessionTimes session() {
        return values.session;
    }

    /** How long any call waits for the grid to answer. Default 10 s. */
    public Duration callTimeout() {
        return values.callTimeout;
    }

    /** How long a close waits for what is held to be released, before anything else; 0 not at all. Default 5 s. */
    public Duration drain() {
        return values.drain;
    }

    /** How long a node that is asked to stop waits where its stop would break something; 0 not at all. Default 30 s. */
    public Duration stopTimeout() {
        return values.stopTimeout;
    }

    /** How long a seat is dead before it is given to another member. Default 60 s. */
    public Duration grace() {
        return values.grace;
    }

    /** What to do when the majority of seats is lost. Default {@link OnMajorityLoss.Wait}. */
    public OnMajorityLoss onMajorityLoss() {
        return values.onMajorityLoss;
    }

    /** Bounds of the lock table. Default {@link Limits#DEFAULT}. */
    public Limits limits() {
        return values.limits;
    }

    /** What clients may do. No rules by default: everything. */
    public AccessRules access() {
        return values.access;
    }

    /** Rules by name of lock. None by default. */
    public LockRules locks() {
        return values.locks;
    }

    /**
     * What clients may ask of a member. Default {@link Clients#LOCKS}; for one of {@link GridNode#startMember}, whose
     * application may have clients that use more, {@link Clients#EVERYTHING} unless it is set.
     */
    public Clients clients() {
        return clientsOr(Clients.LOCKS);
    }

    /** What clients may ask, or this where it is not set. */
    Clients clientsOr(Clients unset) {
        return values.clients == null ? unset : values.clients;
    }

    /** Which certificate is shown, and who is trusted; empty, the default, for a plain wire. */
    public Optional<TlsConfig> tls() {
        return Optional.ofNullable(values.tls);
    }

    /** Has the names and hashes of tokens that clients may show in place of a certificate; empty, the default, for none. */
    public Optional<Path> tokensFile() {
        return Optional.ofNullable(values.tokensFile);
    }

    /** A Hazelcast YAML file for everything else; empty by default. */
    public Optional<Path> hazelcast() {
        return Optional.ofNullable(values.hazelcast);
    }

    /** Key {@code mode}. */
    public GridNodeConfig withMode(GridMode changed) {
        return with(draft -> draft.mode = changed);
    }

    /** Key {@code cluster-name}: 1 to 128 printable characters. */
    public GridNodeConfig withClusterName(String changed) {
        return with(draft -> draft.clusterName = changed);
    }

    /** Key {@code node-name}: 1 to 128 printable characters. */
    public GridNodeConfig withNodeName(String changed) {
        return with(draft -> draft.nodeName = changed);
    }

    /** Key {@code bind}: an address, a name or an interface, without a port. */
    public GridNodeConfig withBind(String changed) {
        return with(draft -> draft.bind = changed);
    }

    /** Key {@code port}: 0 to 65535; 0 takes any free one, which is for tests. */
    public GridNodeConfig withPort(int changed) {
        return with(draft -> draft.port = changed);
    }

    /** Key {@code seats}: 3, 5 or 7, and not more than there are founders. */
    public GridNodeConfig withSeats(int changed) {
        return with(draft -> draft.seats = changed);
    }

    /** Key {@code founders}: how many; 3 to 1000 and not fewer than there are seats. */
    public GridNodeConfig withFounders(int count) {
        return withFounders(new Founders.Count(count));
    }

    /** Key {@code founders}: not fewer than there are seats. */
    public GridNodeConfig withFounders(Founders changed) {
        return with(draft -> draft.founders = changed);
    }

    /** Key {@code discovery.members}: each {@code host:port}; without a port 5701 is meant. Sets the mode to TCP. */
    public GridNodeConfig withMembers(List<String> members) {
        return withDiscovery(values.discovery.withMembers(members).withMode(DiscoveryMode.TCP));
    }

    /** {@link #withMembers(List)}. */
    public GridNodeConfig withMembers(String... members) {
        return withMembers(List.of(members));
    }

    /** Keys {@code discovery.group} and {@code discovery.port}. Sets the mode to multicast. */
    public GridNodeConfig withMulticast(String group, int port) {
        return withDiscovery(values.discovery.withMulticast(group, port).withMode(DiscoveryMode.MULTICAST));
    }

    /** Key {@code discovery.mode}. */
    public GridNodeConfig withDiscoveryMode(DiscoveryMode mode) {
        return withDiscovery(values.discovery.withMode(mode));
    }

    /** Every key under {@code discovery}. */
    public GridNodeConfig withDiscovery(DiscoveryConfig changed) {
        return with(draft -> draft.discovery = changed);
    }

    /** Key {@code groups}: at least one; letters, digits and {@code - _ .}; the first is the default group. */
    public GridNodeConfig withGroups(List<String> changed) {
        return with(draft -> draft.groups = changed);
    }

    /** {@link #withGroups(List)}. */
    public GridNodeConfig withGroups(String... changed) {
        return withGroups(List.of(changed));
    }

    /** Keys {@code session.time-to-live} and {@code session.heartbeat}, within the bounds of {@link SessionTimes}. */
    public GridNodeConfig withSession(Duration timeToLive, Duration heartbeat) {
        SessionTimes changed = new SessionTimes(timeToLive, heartbeat);
        return with(draft -> draft.session = changed);
    }

    /** Key {@code call-timeout}: 100 ms to 1 h. */
    public GridNodeConfig withCallTimeout(Duration changed) {
        return with(draft -> draft.callTimeout = changed);
    }

    /** Key {@code drain}: 0 to 1 day. */
    public GridNodeConfig withDrain(Duration changed) {
        return with(draft -> draft.drain = changed);
    }

    /** Key {@code stop-timeout}: 0 to 1 day. */
    public GridNodeConfig withStopTimeout(Duration changed) {
        return with(draft -> draft.stopTimeout = changed);
    }

    /** Key {@code grace}: 1 s to 1 day. */
    public GridNodeConfig withGrace(Duration changed) {
        return with(draft -> draft.grace = changed);
    }

    /** Key {@code on-majority-loss}. */
    public GridNodeConfig withOnMajorityLoss(OnMajorityLoss changed) {
        return with(draft -> draft.onMajorityLoss = changed);
    }

    /** Every key under {@code limits}. */
    public GridNodeConfig withLimits(Limits changed) {
        return with(draft -> draft.limits = changed);
    }

    /** Key {@code locks}: the rules, of which the first that matches counts. */
    public GridNodeConfig withLocks(List<LockRule> changed) {
        return with(draft -> draft.locks = new LockRules(changed));
    }

    /**
     * Key {@code access}: what clients may do. Rules add up, and who is in none may do nothing; without rules whoever gets in
     * may do everything. Members, and callers in their processes, may always do everything.
     */
    public GridNodeConfig withAccess(List<AccessRule> changed) {
        return with(draft -> draft.access = new AccessRules(changed));
    }

    /**
     * Key {@code clients}. Without effect on members that the application starts by Hazelcast alone: those take every
     * message.
     */
    public GridNodeConfig withClients(Clients changed) {
        return with(draft -> draft.clients = changed);
    }

    /** Keys under {@code tls}: TLS, with members and clients. */
    public GridNodeConfig withTls(TlsConfig changed) {
        return with(draft -> draft.tls = changed);
    }

    /**
     * Key {@code tokens-file}: a line for each token, with the name of who has it and the hash that {@code lockgrid
     * new-token} prints. Every client then has to show a token, or with TLS a certificate. Read anew when it changes; only
     * with TLS, or where the member listens on a loopback address.
     */
    public GridNodeConfig withTokensFile(Path changed) {
        return with(draft -> draft.tokensFile = changed);
    }

    /** Key {@code hazelcast}: read when the node starts. */
    public GridNodeConfig withHazelcast(Path changed) {
        return with(draft -> draft.hazelcast = changed);
    }

    private GridNodeConfig with(Consumer<NodeConfigValues> change) {
        NodeConfigValues draft = new NodeConfigValues(values);
        change.accept(draft);
        return new GridNodeConfig(draft);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GridNodeConfig that && values.asList().equals(that.values.asList());
    }

    @Override
    public int hashCode() {
        return Objects.hash(values.asList().toArray());
    }

    /** Every component, in the order of the file. */
    @Override
    public String toString() {
        return "GridNodeConfig" + values.asList();
    }
}
