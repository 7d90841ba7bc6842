package io.lockgrid.node;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.config.HostName;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.tls.TlsLinks;
import io.lockgrid.internal.tokens.KnownTokens;
import io.lockgrid.node.agreement.Agreement;
import io.lockgrid.node.agreement.Protocol;
import io.lockgrid.node.discovery.Bind;
import io.lockgrid.node.discovery.Discovery;
import io.lockgrid.node.discovery.Listening;
import io.lockgrid.node.engine.EngineFile;
import io.lockgrid.node.engine.Tuning;
import io.lockgrid.node.membership.founding.BirthGate;
import io.lockgrid.node.membership.founding.JoinGuard;
import io.lockgrid.node.raft.EngineConfig;
import io.lockgrid.node.raft.NodeRuntime;
import io.lockgrid.node.wire.WireTerms;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Starts a member from a {@link GridNodeConfig}. Stateless. */
final class NodeStarter {
    private NodeStarter() {}

    static LockGrid start(GridNodeConfig config) {
        return start(config, Protocol.SPOKEN);
    }

    /** @param protocol what this member says that it speaks */
    static LockGrid start(GridNodeConfig config, Protocol protocol) {
        String name = config.nodeName().orElseGet(() -> HostName.local() + ":" + config.port());
        DiscoveryMode mode = Discovery.resolve(config.discovery().mode(), System.getenv());
        if (config.tls().isPresent() && mode == DiscoveryMode.MULTICAST) {
            throw new IllegalArgumentException(
                    "discovery.mode is multicast, and tls is set: anybody on the network could"
                            + " answer the datagrams with which members look for each other; nothing was started. Allowed with"
                            + " tls: tcp, kubernetes");
        }
        config.tls().ifPresent(TlsLinks::checkMember);
        config.tokensFile().ifPresent(KnownTokens::read);
        EngineFile file = EngineFile.of(config, mode);
        OwnMember host = new OwnMember(() -> startMember(config, file, name, protocol));
        try {
            return NodeRuntime.over(host, config, name);
        } catch (RuntimeException | Error failure) {
            host.stop(false);
            throw failure;
        }
    }

    private static HazelcastInstance startMember(
            GridNodeConfig config, EngineFile file, String name, Protocol protocol) {
        Tuning tuning = file.tuning();
        Config engine = engineConfig(tuning, config);
        Agreement.of(config, protocol).tell(engine);
        EngineConfig.name(engine, name);
        boolean staysLite = engine.isLiteMember(); // as the file that 'hazelcast' names says: it never gets a seat
        engine.setLiteMember(true);
        HazelcastInstance instance = startMember(engine, config);
        try {
            tuning.warn(instance.getLoggingService());
            if (!staysLite) {
                BirthGate.watch(instance, config, Surroundings.JVM);
            }
            return instance;
        } catch (RuntimeException | Error failure) {
            instance.getLifecycleService().terminate();
            throw failure;
        }
    }

    private static Config engineConfig(Tuning tuning, GridNodeConfig config) {
        Config engine = tuning.config();
        if (engine.getClassLoader() == null) { // the engine may be in a loader that does not see LockGrid
            engine.setClassLoader(NodeStarter.class.getClassLoader());
        }
        engine.setClusterName(config.clusterName());
        engine.setInstanceName(null);
        EngineConfig.tune(tuning, config);
        GridNode.addServices(engine, config, false);
        boolean anyPort = config.port() == 0;
        engine.getNetworkConfig()
                .setPort(anyPort ? 5701 : config.port())
                .setPortCount(anyPort ? 1000 : 1)
                .setPortAutoIncrement(anyPort);
        engine.getNetworkConfig().getInterfaces().setEnabled(false);
        Discovery.choose(engine.getNetworkConfig().getJoin(), config.discovery(), System.getenv());
        return engine;
    }

    private static HazelcastInstance startMember(Config engine, GridNodeConfig config) {
        try {
            Listening listening = Bind.at(config.bind(), config.port(), known(config));
            if (config.tokensFile().isPresent()
                    && config.tls().isEmpty()
                    && !listening.socket().isLoopbackAddress()) {
                throw new IllegalArgumentException("tokens-file is set, and tls is not, while others reach bind '"
                        + config.bind()
                        + "', and anybody on the way could read the tokens. Allowed: tls, or a bind that"
                        + " this machine alone reaches, such as 127.0.0.1");
            }
            return JoinGuard.start(engine, WireTerms.of(config, config.clients(), Surroundings.JVM), listening);
        } catch (RuntimeException failure) {
            String why = why(failure);
            String advice = why.contains("already in use") ? ": free the port or set another (lockgrid.port)" : "";
            throw new LockGridException(
                    "the member could not start at " + HostPort.of(config.bind(), config.port()) + ": " + why
                            + "; nothing is left running" + advice,
                    failure);
        }
    }

    /** The engine says of each socket that it cannot open that its port is in use. */
    private static String why(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return "it cannot listen there: " + cause.getMessage();
            }
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Where others may look for this member. */
    private static List<String> known(GridNodeConfig config) {
        List<String> known = new ArrayList<>();
        if (config.discovery().mode() == DiscoveryMode.TCP) {
            known.addAll(config.discovery().members());
        }
        if (config.founders() instanceof Founders.Named named) {
            known.addAll(named.addresses());
        }
        return known;
    }
}
