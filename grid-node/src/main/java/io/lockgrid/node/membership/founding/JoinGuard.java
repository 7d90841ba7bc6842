package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.AddressPicker;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.cluster.Joiner;
import com.hazelcast.internal.cluster.impl.ConfigMismatchException;
import com.hazelcast.internal.cluster.impl.JoinMessage;
import com.hazelcast.internal.cluster.impl.JoinRequest;
import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.log.MemberLog;
import io.lockgrid.node.Clients;
import io.lockgrid.node.agreement.Agreement;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.discovery.Listening;
import io.lockgrid.node.wire.GuardedExtension;
import io.lockgrid.node.wire.WireTerms;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine's member so that it lets no other into its cluster with which it disagrees, and so that the member
 * that is not let in can say why. Stateless.
 */
public final class JoinGuard {
    /** The engine's words for it. */
    static final String REFUSAL = "Reason of failure for node join: ";

    private JoinGuard() {}

    /**
     * Starts a member.
     *
     * @param terms whom its port is for
     * @param listening where it listens, whatever else the configuration and the process say
     * @throws IllegalArgumentException if the configuration opens doors that a member of a grid keeps closed
     * @throws RuntimeException if it could not start; its message says why, in the words of the member that refused it
     *     where one did
     */
    public static HazelcastInstance start(Config engine, WireTerms terms, Listening listening) {
        GuardedExtension.check(engine);
        String told = engine.getNetworkConfig().getPublicAddress();
        return start(engine, terms, told == null ? listening : listening.toldAs(told), new AtomicReference<>());
    }

    private static HazelcastInstance start(
            Config engine, WireTerms terms, Listening listening, AtomicReference<@Nullable String> refusal) {
        engine.getNetworkConfig()
                .getMemberAddressProviderConfig()
                .setEnabled(true)
                .setImplementation(listening);
        Set<String> foreign = OwnProperties.keep(engine, listening);
        AtomicReference<@Nullable Node> begun = new AtomicReference<>();
        try {
            HazelcastInstance member =
                    HazelcastInstanceFactory.newHazelcastInstance(engine, null, new DefaultNodeContext() {
                        @Override
                        public AddressPicker createAddressPicker(Node node) { // the first that a member asks for
                            MemberLog.thin(node.loggingService, terms.surroundings()::now);
                            return super.createAddressPicker(node);
                        }

                        @Override
                        public NodeExtension createNodeExtension(Node node) {
                            begun.set(node);
                            listen(node, refusal);
                            return new Extension(node, terms);
                        }

                        @Override
                        public Joiner createJoiner(Node node) {
                            return MergeGuard.joiner(node);
                        }
                    });
            return EngineMember.original(started(member, listening, foreign));
        } catch (RuntimeException failure) {
            end(begun.get());
            String words = refusal.get();
            throw words == null ? failure : new IllegalStateException(words, failure);
        } catch (Error failure) {
            end(begun.get());
            throw failure;
        }
    }

    /** The engine leaves a member running where a listener fails that hears of its start. */
    private static void end(@Nullable Node node) {
        if (node != null && node.isRunning()) {
            node.shutdown(true);
        }
    }

    private static HazelcastInstance started(HazelcastInstance member, Listening listening, Set<String> foreign) {
        ILogger logger = member.getLoggingService().getLogger(JoinGuard.class);
        Address address = member.getCluster().getLocalMember().getAddress();
        if (!listening.told(address.getPort()).equals(address)) {
            member.getLifecycleService().terminate();
            throw new IllegalStateException("the engine took the address " + Neighbours.text(address) + " instead");
        }
        logger.info("Listening on " + listening.text() + "; others are told " + Neighbours.text(address));
        if (!foreign.isEmpty()) {
            logger.info("System properties that are for another Hazelcast of this process, and have no effect on this"
                    + " member: " + String.join(", ", foreign)
                    + ". For this one put them into the file that 'hazelcast' names");
        }
        return member;
    }

    /** The engine gives the reason to its log only. */
    private static void listen(Node node, AtomicReference<@Nullable String> refusal) {
        node.loggingService.addLogListener(Level.SEVERE, event -> {
            String message = event.getLogRecord().getMessage();
            if (message != null && message.contains(REFUSAL)) {
                refusal.set(message.substring(message.indexOf(REFUSAL) + REFUSAL.length()));
            }
        });
    }

    private static final class Extension extends GuardedExtension {
        private final Clients clients;

        Extension(Node node, WireTerms terms) {
            super(node, terms);
            this.clients = terms.clients();
        }

        /** Asked where this member is the oldest of its cluster, for each that wants to join. */
        @Override
        public void validateJoinRequest(JoinMessage message) {
            super.validateJoinRequest(message);
            if (message instanceof JoinRequest request) {
                Optional<String> conflict = Agreement.toldBy(
                                node.getLocalMember().getAttributes())
                        .flatMap(mine -> Neighbours.conflict(
                                mine,
                                "member " + Neighbours.text(node.getThisAddress()),
                                request.getAttributes(),
                                request.isLiteMember(),
                                "member " + Neighbours.text(request.getAddress())));
                FoundingService keeper = node.getNodeEngine().getService(FoundingService.NAME);
                if (keeper.grid().isOver()) {
                    throw new ConfigMismatchException("the grid of member " + Neighbours.text(node.getThisAddress())
                            + " is over, and nobody joins it any more: join again in a moment");
                }
                if (conflict.isPresent()) {
                    throw new ConfigMismatchException(conflict.get());
                }
                refuseGuest(request);
            }
        }

        /** A lite member keeps no locks, but it may do in every member what a client may that may everything. */
        private void refuseGuest(JoinRequest request) {
            if (clients == Clients.LOCKS
                    && request.isLiteMember()
                    && Agreement.toldBy(request.getAttributes()).isEmpty()) {
                throw new ConfigMismatchException("member " + Neighbours.text(request.getAddress())
                        + " is a lite member that was not prepared for a lock grid, and may not join this one: connect"
                        + " as a client, call GridNode.configure(config) before it starts, or set 'clients: everything'"
                        + " on every node of the grid");
            }
        }
    }
}
