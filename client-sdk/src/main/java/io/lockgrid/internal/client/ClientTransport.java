package io.lockgrid.internal.client;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.spi.EventHandler;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.internal.nio.Connection;
import io.lockgrid.GridHealth;
import io.lockgrid.GridHealth.Status;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.config.HostName;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.tls.ClientLink;
import io.lockgrid.internal.tls.OwnCertificate;
import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.internal.wire.Hello;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A light client's way to the grid: batches go by {@link LeaderRoute}, and any member takes them on to the one that leads
 * the group. Thread-safe.
 */
public final class ClientTransport implements Transport {
    private static final System.Logger LOG = System.getLogger(ClientTransport.class.getName());

    /** A grid that is not founded yet does not answer, and is connected to all the same. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final HazelcastClientInstanceImpl client;
    private final LockGridClientConfig config;
    private final Arrival arrival;
    private final Surroundings surroundings;
    private final String host = HostName.local();

    /** What is said while no member is connected. */
    private final String disconnected;

    private final LeaderRoute route;

    private volatile SeatWatch seats;

    /** In which this client and the grid write, once the grid has told its terms. */
    private volatile int version = WireCodec.OLDEST;

    private final LateGrid late;

    private volatile Runnable reconnected = () -> {};

    private ClientTransport(
            HazelcastClientInstanceImpl client,
            LockGridClientConfig config,
            Introduction introduction,
            Surroundings surroundings) {
        this.client = client;
        this.config = config;
        this.arrival = new Arrival(client, config, introduction);
        this.surroundings = surroundings;
        this.disconnected = "this client is not connected to any of " + config.members();
        this.route = new LeaderRoute(client, disconnected);
        this.seats = watch(List.of());
        this.late = new LateGrid(config, disconnected, this::hello, this::begin);
    }

    /**
     * Connects to the grid, or begins to where the configuration says that nobody waits for it.
     *
     * @throws IllegalArgumentException if the token's file cannot be used
     * @throws GridUnavailableException if no member could be reached, or none let this client in, within the call
     *     time-out; nothing is left running then
     */
    public static ClientTransport connect(LockGridClientConfig config, Surroundings surroundings) {
        Introduction introduction = new Introduction(config);
        ClientConfig engine = ClientEngineConfig.of(config, introduction, surroundings);
        HazelcastClientInstanceImpl client =
                ClientEngine.start(engine, new MemberAddresses(config.members()), surroundings);
        try {
            ClientTransport transport = new ClientTransport(client, config, introduction, surroundings);
            if (config.lazyStart()) {
                Repeated question =
                        new Repeated("The question for the grid's terms", surroundings, transport.late::ask);
                transport.whenConnected(question);
                transport.late.askEach(Repeated.every(client.getTaskScheduler(), LOOK, question));
            } else {
                transport.awaitConnection();
            }
            return transport;
        } catch (RuntimeException | Error failure) {
            end(client);
            throw failure;
        }
    }

    private void whenConnected(Runnable first) {
        client.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
                first.run();
                route.forget();
                reconnected.run();
            }
        });
    }

    private void awaitConnection() {
        CountDownLatch connected = new CountDownLatch(1);
        whenConnected(connected::countDown);
        if (route.isDisconnected()) {
            arrival.await(connected);
        }
    }

    private void begin(GridTerms terms) {
        watchSeats(terms.groups());
        reconnected.run();
    }

    private CompletableFuture<GridTerms> hello() {
        return route.sendToAny(GridMessages.HELLO, Hello.SPOKEN.encode()).thenApply(answer -> {
            version = WireCodec.version(answer);
            return GridTerms.decode(answer);
        });
    }

    /** What the grid tells its clients: groups, times, limits. Of one that was not waited for, what this client takes them to be. */
    public GridTerms terms() {
        if (config.lazyStart()) {
            return late.assumed();
        }
        GridTerms terms = arrival.terms(hello());
        arrival.look(watchSeats(terms.groups()));
        return terms;
    }

    private SeatWatch watch(List<String> groups) {
        return new SeatWatch(
                groups, group -> ask(group, AdminCodec.encode(new AdminQuery.Facts(), version)), surroundings::now);
    }

    private CompletableFuture<Void> watchSeats(List<String> groups) {
        SeatWatch watch = watch(groups);
        seats = watch;
        CompletableFuture<Void> first = watch.look();
        client.getClientClusterService().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                watch.lookAnew();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                watch.lookAnew();
            }
        });
        Repeated.every(
                client.getTaskScheduler(),
                LOOK,
                new Repeated("A look at the seats of the grid", surroundings, watch::look));
        return first;
    }

    @Override
    public Home home() {
        return new Home(
                SessionKind.CLIENT,
                config.name(),
                host,
                client.getLocalEndpoint().getUuid());
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        String unused = late.whyUnused();
        if (unused != null) {
            return CompletableFuture.failedFuture(new TransportException(unused));
        }
        return route.send(GridMessages.BATCH, group, WireCodec.encode(batch, version))
                .thenApply(bytes -> {
                    BatchReply reply =
                            WireCodec.decodeReply(bytes, batch.requests().size());
                    if (reply.leader() != null) {
                        route.leads(group, reply.leader());
                    }
                    return reply;
                });
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        String unused = late.whyUnused();
        return unused != null
                ? CompletableFuture.failedFuture(new TransportException(unused))
                : route.send(GridMessages.ASK, group, question);
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {
        EventHandler<ClientMessage> handler = new EventHandler<>() {
            @Override
            public void handle(ClientMessage event) {
                listener.accept(WireCodec.decodeNotices(GridMessages.payload(event)));
            }

            @Override
            public void onListenerRegister(Connection connection) {
                reconnected.run();
            }
        };
        client.getListenerService().registerListener(new SubscribeCodec(version), handler);
    }

    @Override
    public void onReconnected(Runnable listener) {
        reconnected = listener;
    }

    @Override
    public GridHealth health() {
        String unused = late.whyUnused();
        if (unused != null || route.isDisconnected()) {
            return new GridHealth(Status.UNAVAILABLE, List.of(unused != null ? unused : disconnected));
        }
        return OwnCertificate.health(seats.health(), certificate(), surroundings.wallMillis());
    }

    private @Nullable OwnCertificate certificate() {
        return ClientLink.certificate(client.getClientExtension());
    }

    @Override
    public OptionalDouble certificateDaysLeft() {
        return OwnCertificate.daysLeft(certificate(), surroundings.wallMillis());
    }

    @Override
    public void close() {
        end(client);
    }

    /** An interrupt of the calling thread would leave some of its threads behind. */
    private static void end(HazelcastClientInstanceImpl client) {
        boolean interrupted = Thread.interrupted();
        try {
            client.shutdown();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The members that this client is connected to, as addresses. */
    public List<String> connectedTo() {
        return client.getConnectionManager().getActiveConnections().stream()
                .map(Connection::getRemoteAddress)
                .filter(Objects::nonNull)
                .map(address ->
                        HostPort.of(address.getHost(), address.getPort()).toString())
                .toList();
    }
}
