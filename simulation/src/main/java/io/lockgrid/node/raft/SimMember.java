package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
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
import io.lockgrid.node.membership.SimKeeper;
import io.lockgrid.node.raft.clients.BatchTask;
import io.lockgrid.node.raft.clients.SubscribeTask;
import io.lockgrid.node.raft.replicas.GridRaftService;
import io.lockgrid.node.raft.stock.StockDoor;
import io.lockgrid.node.raft.stock.StockGroups;
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
    /** Larger for one that came later. */
    final long born;

    final GridService service;
    final StockDoor stockDoor;
    final StockSessions stockRegistry;
    final ProxySessionManagerService stockSessions;
    private final UUID id;
    private final NodeEngineImpl engine = new NodeEngineImpl();
    final GridRaftService raft;
    final SimCalls calls = new SimCalls(this);
    private final SimKeeper keeper;
    private final Map<UUID, Consumer<Notices>> sinks = new LinkedHashMap<>();
    /** Whom this member sees in the cluster, itself included. */
    private final Map<UUID, SimMember> view = new LinkedHashMap<>();

    SimMember(SimCluster cluster, SimProcess process, Address address) {
        this.cluster = cluster;
        this.process = process;
        this.address = address;
        this.id = process.newId();
        this.born = cluster.births++;
        view.put(id, this);
        engine.localMember = shown(true);
        engine.loggers = name -> new SimLogger(cluster.sim, name);
        engine.serializationService = SimCluster.SERIALIZATION;
        engine.operationService = EngineParts.operations(this);
        engine.executionService = EngineParts.executions(process);
        engine.clusterService = EngineParts.cluster(this);
        engine.eventService = EngineParts.events();
        engine.config = cluster.engineConfig;
        raft = new GridRaftService(engine);
        raft.known = name -> cluster.groupOf(name).id();
        engine.services.put(RaftService.SERVICE_NAME, raft);
        raft.getInvocationManager().removes = () -> cluster.seats.judge().asked(this);
        keeper = new SimKeeper(engine, cluster.config, process);
        service = new GridService(engine);
        service.configure(new ServiceSettings(cluster.config, false, process));
        engine.services.put(GridService.NAME, service);
        engine.services.put(GroupListener.SERVICE_NAME, new StockGroups(engine));
        engine.metrics = EngineParts.metrics();
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
        keeper.start(why -> cluster.startsAnew(this, why), () -> cluster.hasLeft(this));
    }

    /** This member takes part in founding a grid, and with these others. */
    void found(List<CPMemberInfo> founders) {
        CPMemberInfo own = ownSeat();
        raft.found(own, founders);
        join(raft.getMetadataGroupId(), null);
        cluster.groups.forEach(group -> join(group.id(), group));
        raft.initialize(own, founders, cluster.groups.stream().map(SimGroup::id).toList());
    }

    /** As the engine has it for those that found. */
    CPMemberInfo ownSeat() {
        return new CPMemberInfo(id, address);
    }

    /** The seat that it believes to have. */
    @Nullable
    CPMemberInfo seat() {
        return raft.getLocalCPMember();
    }

    /** Asks the grid to let it go, and goes then, or when its time is up. */
    public SimKeeper keeper() {
        return keeper;
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
        keeper.comes(EngineParts.event(other, MembershipEvent.MEMBER_ADDED));
        raft.memberAdded(EngineParts.event(other, MembershipEvent.MEMBER_ADDED));
    }

    void seesNoMore(SimMember other) {
        if (view.remove(other.id) != null) {
            service.forwards().memberLeft(other.address); // as its listener for the cluster's members does
            calls.left(other);
            keeper.goes(EngineParts.event(other, MembershipEvent.MEMBER_REMOVED));
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

    /** Where it is, from 0 on. */
    public int place() {
        return cluster.place(this);
    }

    UUID id() {
        return id;
    }

    NodeEngineImpl engine() {
        return engine;
    }

    @Nullable
    RaftNodeImpl node(SimGroup group) {
        return (RaftNodeImpl) raft.nodes.get(group.id());
    }

    Replica replica(SimGroup group) {
        return service.replicas().of(group.id());
    }

    boolean isAwake() {
        return process.isAwake();
    }

    int term(SimGroup group) {
        RaftNodeImpl node = node(group);
        return node == null ? 0 : node.state().term();
    }

    /** Whether it takes part in all groups and has had anything of each. */
    boolean hasState() {
        return cluster.groups.stream().allMatch(this::hasState);
    }

    private boolean hasState(SimGroup group) {
        return isUp(node(group));
    }

    private static boolean isUp(@Nullable RaftNodeImpl node) {
        return node != null && !node.isTerminatedOrSteppedDown() && node.state().commitIndex() > 0;
    }

    /** The same, and of METADATA as well. */
    boolean hasCaughtUp() {
        return hasState() && isUp(metadata());
    }

    Collection<RaftEndpoint> committedMembers(SimGroup group) {
        RaftNodeImpl node = node(group);
        return node == null ? List.of() : node.getCommittedMembers();
    }

    void transferLeadership(SimGroup group, RaftEndpoint heir) {
        RaftNodeImpl node = node(group);
        if (node != null && leads(group)) {
            node.transferLeadership(heir);
        }
    }

    boolean leads(SimGroup group) {
        RaftNodeImpl known = node(group);
        return known != null
                && !known.isTerminatedOrSteppedDown()
                && known.getLocalMember().equals(known.getLeader());
    }

    /**
     * As {@code RaftService.createRaftNode} does; null where it has no seat to take part with.
     *
     * @param of the group of locks that it is; null for METADATA
     */
    @Nullable
    RaftNodeImpl join(RaftGroupId group, @Nullable SimGroup of) {
        RaftNodeImpl known = (RaftNodeImpl) raft.nodes.get(group);
        RaftEndpoint own = raft.getLocalCPEndpoint();
        if (known == null && own != null) {
            known = RaftNodeImpl.newRaftNode(
                    group, own, cluster.initial(), cluster.raftConfig, new RaftHost(this, group, of));
            raft.nodes.put(group, known);
            known.start();
            if (of != null) {
                replica(of);
            }
        }
        return known;
    }

    /** Its node in the group that lists the seats. */
    @Nullable
    RaftNodeImpl metadata() {
        return (RaftNodeImpl) raft.nodes.get(raft.getMetadataGroupId());
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
        service.noticePost().subscribe(client, null, sink);
    }

    void unsubscribe(UUID client) {
        Consumer<Notices> sink = sinks.remove(client);
        if (sink != null) {
            service.noticePost().unsubscribe(client, sink);
        }
    }
}
