package io.lockgrid.node;

import static java.lang.System.Logger.Level.WARNING;

import com.hazelcast.config.Config;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.engine.Fit;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.tls.TlsLinks;
import io.lockgrid.internal.tokens.KnownTokens;
import io.lockgrid.node.local.LocalGrid;
import io.lockgrid.node.membership.founding.EngineMember;
import io.lockgrid.node.raft.EngineConfig;
import io.lockgrid.node.raft.MemberSight;
import io.lockgrid.node.raft.NodeRuntime;
import io.lockgrid.node.raft.stock.StockConfig;
import io.lockgrid.node.wire.WireTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * Embeds a member of the lock grid in this application.
 *
 * <p>All methods are thread-safe. One node serves a whole application.
 */
public final class GridNode {
    private static final System.Logger LOG = System.getLogger(GridNode.class.getName());
    /** Compared with that of the client SDK which is on the class path. */
    private static final String ENGINE = "com.hazelcast";

    private GridNode() {}

    /**
     * Starts a member as {@code lockgrid.yaml}, the environment and the system properties say; or, with {@code mode: local}
     * ({@code LOCKGRID_MODE=local}), a grid in this process alone, for a developer's machine.
     *
     * @see #start(GridNodeConfig)
     */
    public static LockGrid start() {
        return start(GridNodeConfig.load());
    }

    /**
     * Starts a member. Returns when it runs and has joined the members that it found; where the grid is not founded yet,
     * the first lock waits for the other founders. Closing the grid stops the member.
     *
     * <p>Where the configuration's mode is {@link GridMode#LOCAL}, nothing listens and nothing is shared: each start then
     * warns of that in the log, and what is about members and the network has no effect.
     *
     * @throws IllegalArgumentException if the configuration asks for what this version cannot do
     * @throws LockGridException if the member could not start, for example because the port is in use, or Hazelcast is of
     *     another version; nothing is left running
     */
    public static LockGrid start(GridNodeConfig config) {
        if (config.mode() == GridMode.LOCAL) {
            LOG.log(
                    WARNING,
                    "This process keeps its locks for itself (mode: local): no other process sees them, and nothing is"
                            + " protected from others. Set mode to grid where there are others");
            return LocalGrid.open(config, Surroundings.JVM);
        }
        Fit.checkMember(ENGINE);
        return Fit.started("the member", () -> NodeStarter.start(config));
    }

    /**
     * Prepares the configuration of a Hazelcast member that the application starts itself: adds the lock service and
     * turns phone-home off; keeps everything else, the CP Subsystem's settings included. Call it before the member
     * starts, and {@link #attach} after.
     *
     * @param config changed in place
     * @return the same configuration
     * @throws LockGridException if Hazelcast is of another version
     */
    public static Config configure(Config config) {
        Fit.checkMember(ENGINE);
        return addServices(config, GridNodeConfig.defaults(), true);
    }

    /**
     * The same, with limits, rules, groups and times of the given configuration. With {@code tls} the member can only be
     * started by {@link #startMember}: by Hazelcast alone it does not start, instead of being plain.
     *
     * @param grid its network, discovery and CP settings are not used: those are the member's own
     * @throws IllegalArgumentException if it has {@code tokens-file} without {@code tls}, or that file cannot be used
     */
    public static Config configure(Config config, GridNodeConfig grid) {
        Fit.checkMember(ENGINE);
        if (grid.tls().isPresent()) {
            grid.tokensFile().ifPresent(KnownTokens::read);
            // the start here does not look at it; the engine's own refuses it
            config.getNetworkConfig().setSSLConfig(new SSLConfig().setEnabled(true));
        } else if (grid.tokensFile().isPresent()) {
            throw new IllegalArgumentException("tokens-file is set, and tls is not: where a Hazelcast member that the"
                    + " application starts listens, anybody on the way could read the tokens; nothing was changed. Set tls, and"
                    + " start it by GridNode.startMember");
        }
        return addServices(config, grid, false);
    }

    /**
     * Starts a Hazelcast member as the application has configured it, prepared as by {@link #configure(Config,
     * GridNodeConfig)}, and with TLS where the grid's configuration has {@code tls}. Give it to {@link #attach} then.
     * It takes every message of clients, as the application's own may use maps, unless {@code clients} says {@code locks}.
     *
     * @throws IllegalArgumentException if the files of TLS cannot be used, or the configuration opens doors beside it
     */
    public static HazelcastInstance startMember(Config config, GridNodeConfig grid) {
        Config prepared = configure(config, grid);
        Clients clients = grid.clientsOr(Clients.EVERYTHING);
        if (grid.tls().isEmpty() && clients == Clients.EVERYTHING) {
            return Hazelcast.newHazelcastInstance(prepared);
        }
        grid.tls().ifPresent(TlsLinks::checkMember);
        return EngineMember.start(prepared, WireTerms.of(grid, clients, Surroundings.JVM));
    }

    /** @param anyGroup whether Hazelcast's own lock API may use groups that are not configured */
    static Config addServices(Config config, GridNodeConfig grid, boolean anyGroup) {
        EngineConfig.addService(config, grid, anyGroup, Surroundings.JVM);
        StockConfig.addServices(config);
        return config;
    }

    /**
     * A lock grid over a running Hazelcast member that was prepared with {@link #configure}. Closing the grid leaves the
     * member running.
     *
     * @throws LockGridException if the member was not prepared, its CP Subsystem is off, or Hazelcast is of another
     *     version
     */
    public static LockGrid attach(HazelcastInstance member) {
        return attach(member, GridNodeConfig.defaults());
    }

    /** The same, with the configuration that was given to {@link #configure(Config, GridNodeConfig)}. */
    public static LockGrid attach(HazelcastInstance member, GridNodeConfig grid) {
        Fit.checkMember(ENGINE);
        if (grid.tls().isPresent() && !EngineMember.speaksTls(member)) {
            throw new LockGridException("tls is set, and this Hazelcast member speaks no TLS, as it was not started by"
                    + " GridNode.startMember; no lock grid was attached to it");
        }
        String name = grid.nodeName().orElse(member.getName());
        return NodeRuntime.over(new GuestMember(member), grid, name);
    }

    /**
     * {@link LockGrid#isReady()}: whether a rollout may go on to the next instance. A light client and a grid in one
     * process are ready while the grid is not {@link GridHealth.Status#UNAVAILABLE}.
     */
    public static boolean isReady(LockGrid grid) {
        return grid.isReady();
    }

    /**
     * Where others reach this member, as {@code host:port}: what {@code bind} and {@code port} came to. Empty for a light
     * client and a grid in one process.
     */
    public static Optional<String> address(LockGrid grid) {
        return grid instanceof GridRuntime runtime && runtime.transport() instanceof MemberSight member
                ? Optional.of(member.address())
                : Optional.empty();
    }

    /**
     * A grid in this process alone, for unit tests and development: no network, the same lock table. Closing it forgets
     * every lock. Each call makes a grid of its own.
     */
    public static LockGrid local() {
        return LocalGrid.open(GridNodeConfig.defaults().withDrain(Duration.ZERO), Surroundings.JVM);
    }
}
