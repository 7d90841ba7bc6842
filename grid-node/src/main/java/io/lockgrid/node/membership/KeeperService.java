package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.internal.services.ConfigurableService;
import com.hazelcast.internal.services.ManagedService;
import com.hazelcast.internal.services.MembershipAwareService;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.membership.founding.Birth;
import io.lockgrid.node.membership.founding.FoundingService;
import io.lockgrid.node.membership.founding.Introductions;
import io.lockgrid.node.membership.founding.OwnGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the keepers of a cluster's members tell each other, on one member. Made by Hazelcast from the configuration.
 * Thread-safe.
 */
public final class KeeperService
        implements FoundingService, ManagedService, ConfigurableService<Surroundings>, MembershipAwareService {
    /**
     * What a member has told of itself.
     *
     * @param seat the seat that it has, or null
     * @param votes whether it can vote with it: not before it has the state of its groups
     * @param leads how many groups it leads
     * @param stopping whether it is about to leave
     * @param birth the grid that it takes part in, as far as it knows
     * @param answers whether that grid has answered it lately
     * @param declines whether it takes no seat by itself, since an operator took its seat away
     * @param heirs the seats that it is handing leadership of a group to
     */
    record Status(
            @Nullable UUID seat,
            boolean votes,
            int leads,
            boolean stopping,
            Birth birth,
            boolean answers,
            boolean declines,
            Set<UUID> heirs) {
        static final Status NOTHING = new Status(null, false, 0, false, Birth.UNKNOWN, false, false, Set.of());

        /** Whether it keeps its seat, as far as it knows. */
        boolean stays() {
            return !stopping && !declines;
        }
    }

    private final NodeEngineImpl engine;
    private Surroundings surroundings = Surroundings.JVM; // until it is configured
    private volatile Repeated tell;
    private volatile OwnGrid grid;
    private final Introductions introductions;
    private final Map<UUID, Status> others = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean declines;
    private volatile Function<Order, CompletableFuture<ActOutcome>> orders =
            order -> CompletableFuture.completedFuture(ActOutcome.refused("this member has no keeper"));

    /** Seats whose members are away, and since when by this member's wall clock. */
    private final Map<UUID, Instant> away = new ConcurrentHashMap<>();

    /** Members that have joined and told nothing yet. */
    private final Map<UUID, MembershipServiceEvent> joined = new ConcurrentHashMap<>();

    /** Whom this member is handing leadership of which group to. */
    private final Map<CPGroupId, UUID> handing = new ConcurrentHashMap<>();

    /** Called by Hazelcast, which finds it by the class's name. */
    public KeeperService(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
        this.grid = new OwnGrid(engine, surroundings);
        this.introductions = new Introductions(this.engine);
        this.tell = telling();
    }

    @Override
    public void configure(Surroundings given) {
        surroundings = given;
        tell = telling();
    }

    private Repeated telling() {
        ILogger logger = engine.getLogger(KeeperService.class); // fine: it may be stopping
        return new Repeated("Telling the others of this member", surroundings, logger::fine, this::tellAll);
    }

    @Override
    public void init(NodeEngine nodeEngine, Properties properties) {
        grid = new OwnGrid(engine, surroundings);
        Repeated.every(engine.getExecutionService(), NAME, Duration.ofSeconds(1), tell);
        ILogger logger = engine.getLogger(TransferWatch.class);
        Repeated transfers = new Repeated(
                "A look at leadership", surroundings, logger::warning, new TransferWatch(engine, surroundings)::look);
        Repeated.every(engine.getExecutionService(), NAME, Duration.ofSeconds(1), transfers);
    }

    /** A status may come from a process that has left, or that another was before: only members count. */
    void told(UUID member, Status status) {
        if (engine.getClusterService().getMember(member) == null) {
            return;
        }
        others.put(member, status);
        MembershipServiceEvent joining = joined.remove(member);
        if (joining != null) {
            // Where the seats are is told when a member joins, which it may not know itself yet: then it hears of them
            // 10 s later, and until then can ask the grid nothing.
            RaftService raft = engine.getService(RaftService.SERVICE_NAME);
            raft.memberAdded(joining);
        }
    }

    /** What a member has told, or what this one knows of itself; who has told nothing has no seat and stays. */
    Status statusOf(Member member) {
        return member.localMember() ? own() : others.getOrDefault(member.getUuid(), Status.NOTHING);
    }

    /** Whether the process that a seat was given to is here and can vote: another at its address does not count. */
    public boolean isHere(CPMember seat) {
        Member member = engine.getClusterService().getMember(seat.getAddress());
        Status status = member == null ? Status.NOTHING : statusOf(member);
        return seat.getUuid().equals(status.seat()) && status.votes();
    }

    /** The seat that this member has at this moment. */
    @Nullable
    UUID seat() {
        return own().seat();
    }

    /** The same, if it can vote with it. */
    @Nullable
    UUID votingSeat() {
        Status own = own();
        return own.votes() ? own.seat() : null;
    }

    private Status own() {
        RaftService raft = engine.getService(RaftService.SERVICE_NAME);
        CPMember seat = raft.getLocalCPMember();
        return seat == null
                ? new Status(null, false, 0, stopping, grid.birth(), grid.answers(), declines, Set.of())
                : new Status(
                        seat.getUuid(),
                        CatchUp.isDone(raft, seat),
                        raft.getLeadedGroups().size(),
                        stopping,
                        grid.birth(),
                        grid.answers(),
                        declines,
                        Set.copyOf(handing.values()));
    }

    /** Since when the member of a seat is away, as the keeper of this member sees it; null if it is not. */
    public @Nullable Instant awaySince(UUID seat) {
        return away.get(seat);
    }

    void away(Set<UUID> seats) {
        away.keySet().retainAll(seats);
        seats.forEach(seat -> away.putIfAbsent(seat, Instant.ofEpochMilli(surroundings.wallMillis())));
    }

    /** Whether this member takes no seat by itself. */
    void declines(boolean now) {
        declines = now;
        tell.run();
    }

    void whenOrdered(Function<Order, CompletableFuture<ActOutcome>> action) {
        orders = action;
    }

    /** Has this member's keeper carry an operator's order out. */
    CompletableFuture<ActOutcome> order(Order order) {
        return orders.apply(order);
    }

    /** From now on the others know that this member is about to leave. */
    void announceStop() {
        stopping = true;
        tell.run();
    }

    /** From now on the others know that the heir's seat must stay, until {@link #handedOver}. */
    void handsOver(CPGroupId group, UUID heir) {
        handing.put(group, heir);
        tell.run();
    }

    void handedOver(CPGroupId group) {
        handing.remove(group);
    }

    /** Whether leadership of a group is being handed to this seat: without it the group could freeze. */
    boolean isHeir(UUID seat) {
        return handing.containsValue(seat)
                || others.values().stream().anyMatch(status -> status.heirs().contains(seat));
    }

    private void tellAll() {
        engine.getClusterService().getMembers().forEach(this::tell);
    }

    private void tell(Member member) {
        if (!member.localMember()) {
            UUID me = engine.getLocalMember().getUuid();
            engine.getOperationService().send(new StatusOp(me, own()), member.getAddress());
        }
    }

    @Override
    public OwnGrid grid() {
        return grid;
    }

    @Override
    public Introductions introductions() {
        return introductions;
    }

    @Override
    public boolean isFounded() {
        return engine.getClusterService().getMembers().stream()
                .anyMatch(member -> statusOf(member).votes());
    }

    @Override
    public void memberAdded(MembershipServiceEvent event) {
        joined.put(event.getMember().getUuid(), event);
        tell(event.getMember());
    }

    @Override
    public void memberRemoved(MembershipServiceEvent event) {
        others.remove(event.getMember().getUuid());
        joined.remove(event.getMember().getUuid());
    }

    @Override
    public void reset() {
        others.clear();
        joined.clear();
        introductions.clear();
    }

    @Override
    public void shutdown(boolean terminate) {
        others.clear();
    }
}
