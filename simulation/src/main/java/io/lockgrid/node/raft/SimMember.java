package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.session.ProxySessionManagerService;
import com.hazelcast.cp.internal.session.RaftSessionService;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.operationservice.Operation;
import com.hazelcast.spi.impl.operationservice.OperationAccessor;
import com.hazelcast.version.MemberVersion;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.node.membership.KeeperService;
import io.lockgrid.node.membership.Watches;
import io.lockgrid.node.raft.clients.BatchTask;
import io.lockgrid.node.raft.clients.SubscribeTask;
import io.lockgrid.node.raft.stock.StockDoor;
import io.lockgrid.node.raft.stock.StockSessions;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.simulation.SimProcess;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A member's process: the real {@link GridService} and the engine's real Raft node over a simulated engine. */
public final class SimMember {
    private static final MemberVersion VERSION = MemberVersion.of(5, 4, 0);

    final SimCluster cluster;
    final SimProcess process;
    final Address address;
    final CPMemberInfo seat;
    final GridService service;
    final StockDoor stockDoor;
    final StockSessions stockRegistry;
    final ProxySessionManagerService stockSessions;
    private final UUID id;
    private final NodeEngineImpl engine = new NodeEngineImpl();
    final GridRaftService raft = new GridRaftService(engine);
    private final Map<UUID, Consumer<Notices>> sinks = new LinkedHashMap<>();
    /** Whom this member sees in the cluster, itself included. */
    private final Map<UUID, SimMember> view = new LinkedHashMap<>();

    private final Map<SimGroup, RaftNodeImpl> nodes = new LinkedHashMap<>();

    SimMember(SimCluster cluster, SimProcess process, Address address) {
        this.cluster = cluster;
        this.process = process;
        this.address = address;
        this.id = process.newId();
        this.seat = new CPMemberInfo(process.newId(), address);
        view.put(id, this);
        engine.localMember = shown(true);
        engine.loggers = name -> new SimLogger(cluster.sim, name);
        engine.serializationService = SimCluster.SERIALIZATION;
        engine.operationService = EngineParts.operations(this);
        engine.executionService = EngineParts.executions(process);
        engine.clusterService = EngineParts.cluster(this);
        raft.seat = seat;
        raft.known = name -> cluster.groupOf(name).id();
        raft.invocations.context.host = cluster::seat;
        engine.services.put(RaftService.SERVICE_NAME, raft);
        KeeperService keeper = new KeeperService(engine);
        keeper.configure(process);
        engine.services.put(KeeperService.NAME, keeper);
        service = new GridService(engine);
        service.configure(new ServiceSettings(cluster.config, false, process));
        engine.services.put(GridService.NAME, service);
        engine.metrics = EngineParts.metrics();
        engine.config = cluster.stock.config(cluster.config.seats());
        raft.config = engine.config.getCPSubsystemConfig();
        stockRegistry = new StockSessions(engine);
        engine.services.put(RaftSessionService.SERVICE_NAME, stockRegistry);
        stockDoor = new StockDoor(engine);
        engine.services.put(LockService.SERVICE_NAME, stockDoor);
        stockSessions = new ProxySessionManagerService(engine);
        engine.services.put(ProxySessionManagerService.SERVICE_NAME, stockSessions);
    }

    void start() {
        service.init(engine, new Properties());
        stockDoor.init(engine, new Properties());
        stockRegistry.init(engine, new Properties());
        SessionChecks.start(this);
        Watches.start(engine, process);
    }

    // ---- who is in the cluster ----

    Collection<SimMember> view() {
        return view.values();
    }

    boolean isSeen(SimMember other) {
        return view.containsKey(other.id);
    }

    void sees(SimMember other) {
        view.put(other.id, other);
    }

    void seesNoMore(SimMember other) {
        if (view.remove(other.id) != null) {
            service.forwards().memberLeft(other.address); // as its listener for the cluster's members does
        }
    }

    MemberImpl shown(boolean local) {
        return new MemberImpl.Builder(address)
                .uuid(id)
                .localMember(local)
                .version(VERSION)
                .attributes(Map.of(EngineConfig.NAME_ATTRIBUTE, process.name()))
                .build();
    }

    public SimProcess process() {
        return process;
    }

    UUID id() {
        return id;
    }

    NodeEngineImpl engine() {
        return engine;
    }

    @Nullable
    RaftNodeImpl node(SimGroup group) {
        return nodes.get(group);
    }

    Replica replica(SimGroup group) {
        return service.replicas().of(group.id());
    }

    boolean isAwake() {
        return process.isAwake();
    }

    int term(SimGroup group) {
        RaftNodeImpl node = nodes.get(group);
        return node == null ? 0 : node.state().term();
    }

    /** Whether it takes part in all groups and has had anything of each. */
    boolean hasState() {
        return cluster.groups.stream().allMatch(this::hasState);
    }

    private boolean hasState(SimGroup group) {
        RaftNodeImpl node = nodes.get(group);
        return node != null && !node.isTerminatedOrSteppedDown() && node.state().commitIndex() > 0;
    }

    Collection<RaftEndpoint> committedMembers(SimGroup group) {
        RaftNodeImpl node = nodes.get(group);
        return node == null ? List.of() : node.getCommittedMembers();
    }

    void transferLeadership(SimGroup group, RaftEndpoint heir) {
        RaftNodeImpl node = nodes.get(group);
        if (node != null && leads(group)) {
            node.transferLeadership(heir);
        }
    }

    /** As the engine does for its METADATA group. */
    void changeSeat(SimGroup group, RaftEndpoint seat, MembershipChangeMode mode, Runnable whenDone) {
        RaftNodeImpl node = nodes.get(group);
        if (node == null || !leads(group)) {
            whenDone.run();
            return;
        }
        GroupSite.outcome(node.replicateMembershipChange(seat, mode))
                .whenCompleteAsync(
                        (done, failure) -> {
                            cluster.sim.note(mode + " of " + seat + ": " + (failure == null ? done : failure));
                            whenDone.run();
                        },
                        Runnable::run);
    }

    boolean leads(SimGroup group) {
        RaftNodeImpl known = nodes.get(group);
        return known != null
                && !known.isTerminatedOrSteppedDown()
                && known.getLocalMember().equals(known.getLeader());
    }

    /** As {@code RaftService.createRaftNode} does. */
    RaftNodeImpl join(SimGroup group) {
        RaftNodeImpl known = nodes.get(group);
        if (known == null) {
            known = RaftNodeImpl.newRaftNode(
                    group.id(), seat.toRaftEndpoint(), group.initial(), cluster.raftConfig, new RaftHost(this, group));
            nodes.put(group, known);
            raft.nodes.put(group.id(), known);
            known.start();
            replica(group);
        }
        return known;
    }

    // ---- messages between members ----

    boolean send(Operation operation, Address to) {
        SimMember target = cluster.at(to);
        if (target == null) {
            return false;
        }
        byte[] bytes = SimCluster.SERIALIZATION.toData(operation).toByteArray();
        String kind = operation.getClass().getSimpleName();
        cluster.network.send(process, target.process, bytes, kind, () -> target.receive(bytes, address));
        return true;
    }

    private void receive(byte[] bytes, Address from) {
        Operation operation = SimCluster.SERIALIZATION.toObject(new HeapData(bytes));
        operation.setNodeEngine(engine);
        OperationAccessor.setCallerAddress(operation, from);
        try {
            operation.run();
        } catch (Exception failure) {
            cluster.sim.defect(failure);
        }
    }

    // ---- clients ----

    /** As {@link BatchTask} does; what is answered, or else what went wrong. */
    CompletableFuture<byte[]> batch(String group, byte[] bytes) {
        GroupSite site = service.site(group);
        if (site == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no CP group " + group));
        }
        try {
            return site.send(service.rules().read(bytes))
                    .thenApply(reply -> WireCodec.encode(reply.ledBy(site.leader()), WireCodec.version(bytes)));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** As {@link SubscribeTask} does. */
    void subscribe(UUID client, Consumer<byte[]> connection) {
        Consumer<Notices> sink = notices -> connection.accept(WireCodec.encode(notices, WireCodec.NEWEST));
        sinks.put(client, sink);
        service.noticePost().subscribe(client, sink);
    }

    void unsubscribe(UUID client) {
        Consumer<Notices> sink = sinks.remove(client);
        if (sink != null) {
            service.noticePost().unsubscribe(client, sink);
        }
    }
}
