package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.cp.CPGroup;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The seats of the engine's CP Subsystem, as one member sees and changes them. Used by one thread. */
final class CpSeats {
    /** Who is there answers within milliseconds. */
    private static final Duration PRESENCE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final NodeEngineImpl engine;
    private final RaftService raft;
    private final Surroundings time;

    /** A question that is under way; asked anew only when it has ended, so that a lost majority piles nothing up. */
    private @Nullable CompletableFuture<Collection<CPMember>> question;

    /** This member's way to a seat, which may end long after it was waited for. */
    private @Nullable CompletableFuture<Boolean> taking;

    /** The seats that this member has asked for: one may be given although the way to it failed. */
    private final Map<UUID, CPMemberInfo> asked = new HashMap<>();

    CpSeats(NodeEngineImpl engine, Surroundings time) {
        this.engine = engine;
        this.raft = engine.getService(RaftService.SERVICE_NAME);
        this.time = time;
    }

    NodeEngineImpl engine() {
        return engine;
    }

    /** Whether a CP Subsystem has been founded in this cluster. */
    boolean isFounded() {
        return raft.isDiscoveryCompleted();
    }

    /** The seat that this member believes to have. */
    @Nullable
    UUID own() {
        CPMember own = raft.getLocalCPMember();
        return own == null ? null : own.getUuid();
    }

    boolean leads() {
        RaftNode node = raft.getRaftNode(raft.getMetadataGroupId());
        return node != null && node.getLocalMember().equals(node.getLeader());
    }

    /** The seats, if a majority of them answers in time; else null. */
    @Nullable
    List<Seat> list(Duration patience) throws InterruptedException {
        CompletableFuture<Collection<CPMember>> underway = question;
        if (underway == null || underway.isDone()) {
            underway = raft.getCPMembers().toCompletableFuture();
            question = underway;
        }
        try {
            return time.await(underway, patience).stream()
                    .map(member -> new Seat(member.getUuid(), Neighbours.text(member.getAddress())))
                    .toList();
        } catch (ExecutionException | TimeoutException silent) {
            return null;
        }
    }

    /** Whether the process that a seat was given to answers at this moment, be it with a vote yet or without. */
    boolean isThere(Seat seat) throws InterruptedException {
        return RollCall.isThere(engine, time, seat, PRESENCE);
    }

    /**
     * Takes a seat away; false, and nothing is done, while leadership is being handed to it, or if the seats are not these
     * any more.
     *
     * @param seen the seats that there are
     */
    boolean remove(UUID seat, List<Seat> seen, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (keeper().isHeir(seat)) {
            return false;
        }
        return time.await(change(new RemoveSeatOp(seat, ids(seen))), patience);
    }

    private CompletableFuture<Boolean> change(SeatsOp entry) {
        return raft.getInvocationManager()
                .<Object>invoke(raft.getMetadataGroupId(), entry)
                .thenApplyAsync(answer -> !Boolean.FALSE.equals(answer), Runnable::run); // null after several entries
    }

    private static Set<UUID> ids(List<Seat> seats) {
        return seats.stream().map(Seat::id).collect(Collectors.toSet());
    }

    /**
     * Takes a free seat, if the seats are still these, and a majority of them and one more is there: whoever gets it cannot
     * vote before that is done, and without a majority it never would be. False, and nothing is done, if not.
     *
     * @param seen the seats that there are
     */
    boolean take(List<Seat> seen, Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        if (RollCall.here(engine, time, seen, PRESENCE) < KeeperRules.majorityToGrow(seen)) {
            return false;
        }
        if (own() != null) {
            return true;
        }
        OwnSeat own = new OwnSeat(raft);
        CPMemberInfo seat = new CPMemberInfo(time.newId(), engine.getThisAddress());
        asked.put(seat.getUuid(), seat);
        CompletableFuture<Boolean> begun = change(new TakeSeatOp(seat, ids(seen)))
                .thenApplyAsync(
                        got -> {
                            if (got) {
                                own.begin(seat);
                            }
                            return got;
                        },
                        engine.getExecutionService().getExecutor(ExecutionService.SYSTEM_EXECUTOR));
        taking = begun;
        return time.await(begun, patience);
    }

    /** Takes part with a listed seat after all, if it is one that this member asked for and heard no more of. */
    boolean beginLate(UUID listed) {
        CPMemberInfo seat = asked.get(listed);
        if (seat == null || isTaking() || own() != null) {
            return false;
        }
        new OwnSeat(raft).begin(seat);
        return true;
    }

    /** Whether it is not known yet if this member gets the seat that it asked for. */
    boolean isTaking() {
        return taking != null && !taking.isDone();
    }

    /**
     * Gives up this member's seat, if the seats are still these, a majority of the others is there, and none of them is
     * handing leadership to this member; false if not. Where one of two others dies a moment later, the engine can neither
     * end this change nor take it back.
     */
    boolean leave(List<Seat> seen, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        UUID own = own();
        if (own == null) {
            return true;
        }
        List<Seat> others = seen.stream().filter(seat -> !seat.id().equals(own)).toList();
        return RollCall.here(engine, time, others, PRESENCE) >= others.size() / 2 + 1 && remove(own, seen, patience);
    }

    /** Gives the groups that this member leads to others that are here; as far as they take them in time. */
    void handLeadershipOver(Duration patience) throws InterruptedException {
        for (CPGroupId group : raft.getLeadedGroups()) {
            RaftNode node = raft.getRaftNode(group);
            CPMemberInfo heir = node == null ? null : heir(node);
            if (heir != null) {
                try {
                    transfer(group, heir, patience);
                } catch (ExecutionException | TimeoutException | RuntimeException e) {
                    engine.getLogger(CpSeats.class)
                            .info("Could not hand leadership of " + group + " to " + heir + " over before leaving;"
                                    + " the others will elect a leader: " + e);
                }
            }
        }
    }

    /** Gives one of the groups that this member leads to a seat; the default group last, which is the busiest. */
    void moveLeadership(UUID to, Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        CPMember heir = raft.getInvocationManager().getRaftInvocationContext().getCPMember(to);
        Optional<CPGroupId> group = raft.getLeadedGroups().stream()
                .min(Comparator.comparing(id -> id.getName().equals(CPGroup.DEFAULT_GROUP_NAME)));
        if (group.isPresent() && heir instanceof CPMemberInfo info && stays(info)) {
            engine.getLogger(CpSeats.class)
                    .info("Moving leadership of " + group.get() + " to " + Neighbours.text(info.getAddress())
                            + ", which leads fewer groups");
            transfer(group.get(), info, patience);
        }
    }

    /**
     * Gives leadership of a group up to a seat; false, and nothing is done, if this member does not lead it, or the seat is
     * not in it to stay. Who is elected then is most likely the heir, but may be another.
     */
    boolean moveLeadership(String group, UUID to, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        CPMember heir = raft.getInvocationManager().getRaftInvocationContext().getCPMember(to);
        Optional<CPGroupId> led = raft.getLeadedGroups().stream()
                .filter(id -> id.getName().equals(group))
                .findFirst();
        RaftNode node = led.map(raft::getRaftNode).orElse(null);
        if (node == null
                || !(heir instanceof CPMemberInfo info)
                || !stays(info)
                || !node.getCommittedMembers().contains(info.toRaftEndpoint())) {
            return false;
        }
        transfer(led.get(), info, patience);
        return true;
    }

    /** Whether this seat leads a group within this time, after another has given leadership up. */
    boolean awaitLeader(String group, UUID seat, Duration patience) throws InterruptedException {
        long deadline = time.now() + patience.toNanos();
        while (!leads(group, seat)) {
            if (deadline - time.now() <= 0) {
                return false;
            }
            time.sleep(LOOK.toNanos());
        }
        return true;
    }

    private boolean leads(String group, UUID seat) {
        return raft.getAllRaftNodes().stream()
                .filter(node -> node.getGroupId().getName().equals(group))
                .map(RaftNode::getLeader)
                .anyMatch(leader -> leader != null && leader.getUuid().equals(seat));
    }

    /** While it is under way nobody takes the heir's seat away, which would freeze the group. */
    private void transfer(CPGroupId group, CPMemberInfo heir, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        KeeperService keeper = keeper();
        keeper.handsOver(group, heir.getUuid());
        CompletableFuture<?> transfer;
        try {
            transfer = raft.transferLeadership(group, heir);
        } catch (RuntimeException refused) {
            keeper.handedOver(group);
            throw refused;
        }
        transfer.whenCompleteAsync((done, failure) -> keeper.handedOver(group), Runnable::run);
        time.await(transfer, patience);
    }

    private KeeperService keeper() {
        return engine.getService(KeeperService.NAME);
    }

    /** Another that is here and stays. */
    private @Nullable CPMemberInfo heir(RaftNode node) {
        for (RaftEndpoint endpoint : node.getCommittedMembers()) {
            CPMember member =
                    raft.getInvocationManager().getRaftInvocationContext().getCPMember(endpoint.getUuid());
            if (member instanceof CPMemberInfo info && !endpoint.equals(node.getLocalMember()) && stays(info)) {
                return info;
            }
        }
        return null;
    }

    private boolean stays(CPMemberInfo seat) {
        Member member = engine.getClusterService().getMember(seat.getAddress());
        return member != null
                && keeper().isHere(seat)
                && keeper().statusOf(member).stays();
    }
}
