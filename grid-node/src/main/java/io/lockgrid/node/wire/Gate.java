package io.lockgrid.node.wire;

import com.hazelcast.client.impl.ClientEngine;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.properties.ClusterProperty;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.tls.TlsLinks;
import io.lockgrid.node.Clients;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all connections of one member share. Thread-safe. */
final class Gate {
    private static final SocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 0);

    private final Node node;
    private final WireTerms terms;
    private final Allowance allowance = Allowance.of(Runtime.getRuntime().maxMemory());
    private final Refusals refusals;
    private final SocketBuffers buffers;
    private final int strangersMessage;
    private final Strangers<SocketAddress, Channel> strangers;
    private final FirstLinks firstLinks = new FirstLinks();
    private final @Nullable TlsLinks links;

    Gate(Node node, WireTerms terms) {
        this.node = node;
        this.terms = terms;
        ILogger logger = node.getLogger("io.lockgrid.node.wire");
        this.refusals = new Refusals(logger, terms.surroundings()::now);
        TlsConfig tls = terms.tls();
        this.strangers = tls == null
                ? new Strangers<>(Allowance.STRANGERS_OF_ADDRESS, Allowance.STRANGERS)
                : new Strangers<>(Allowance.TLS_STRANGERS_OF_ADDRESS, Allowance.TLS_STRANGERS);
        this.links = tls == null
                ? null
                : TlsLinks.open(tls, !terms.tokens(), new MemberLinkEnd(logger, this), terms.surroundings());
        this.buffers = SocketBuffers.of(node.getProperties());
        this.strangersMessage = strangersMessage(
                node.getProperties().getInteger(ClusterProperty.CLIENT_PROTOCOL_UNVERIFIED_MESSAGE_BYTES));
    }

    /** The engine's own setting, of 4 kB, where zero stands for no limit: that is the one of all clients here. */
    private static int strangersMessage(int setting) {
        return setting > 0 ? Math.min(setting, Allowance.CLIENTS_MESSAGE) : Allowance.CLIENTS_MESSAGE;
    }

    Allowance allowance() {
        return allowance;
    }

    Refusals refusals() {
        return refusals;
    }

    FirstLinks firstLinks() {
        return firstLinks;
    }

    /** Counts a connection that was taken, until it is known from whom it is; another may have to go for it. */
    void enter(Channel channel) {
        Channel goes = strangers.enter(host(channel), channel);
        channel.addCloseListener(this::isKnown);
        if (goes != null) {
            refusals.close(
                    Channels.connection(goes),
                    "it has not shown who it is, and others came, while no more than so many may wait");
        }
    }

    /** It is known whose connection it is, or it is no more. */
    void isKnown(Channel channel) {
        strangers.leave(host(channel), channel);
    }

    /** Whatever its port. */
    private static SocketAddress host(Channel channel) {
        return channel.remoteSocketAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? new InetSocketAddress(peer.getAddress(), 0)
                : NOWHERE;
    }

    /** Whether every client has to show who it is. */
    boolean asksClients() {
        return terms.asksClients();
    }

    /** Null where the wire is plain. */
    @Nullable
    TlsLinks links() {
        return links;
    }

    void close() {
        if (links != null) {
            links.close();
        }
    }

    SocketBuffers buffers() {
        return buffers;
    }

    /** The most bytes of a message of a client that has not authenticated. */
    int strangersMessage() {
        return strangersMessage;
    }

    ClientDecoder clientDecoder(ServerConnection connection, ClientEngine engine) {
        return new ClientDecoder(connection, engine, this);
    }

    /** Takes the messages of a client. */
    Consumer<ClientMessage> guard(ServerConnection connection, ClientEngine engine) {
        return terms.clients() == Clients.EVERYTHING ? engine : new ClientGuard(connection, engine, refusals);
    }

    /** Whether a peer says that it is a member of this cluster, or the one that this member is about to join. */
    boolean isMember(ServerConnection connection) {
        ClusterService cluster = node.getClusterService();
        UUID uuid = connection.getRemoteUuid();
        if (uuid != null && cluster.getMember(uuid) != null) {
            return true;
        }
        Address master = cluster.isJoined() ? null : cluster.getMasterAddress();
        return master != null && master.equals(connection.getRemoteAddress());
    }
}
