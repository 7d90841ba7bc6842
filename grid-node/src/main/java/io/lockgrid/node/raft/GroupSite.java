package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.QueryPolicy;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.membership.GroupSeats;
import io.lockgrid.node.membership.KeeperService;
import io.lockgrid.node.replica.Replica;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This member's view of one configured group: which CP group it is at the moment, who leads it, and the way there.
 * Thread-safe; no method blocks.
 */
public final class GroupSite {
    private final String name;
    private final NodeEngineImpl engine;
    private final GridService service;
    private final GroupCommit commit;
    private final Repeated tick;
    private final GroupId groupId;
    private volatile @Nullable UUID leaderHint;

    GroupSite(String name, NodeEngineImpl engine, GridService service, NodeSettings settings) {
        this.name = name;
        this.engine = engine;
        this.service = service;
        this.groupId = new GroupId(name, engine, service, settings.founders());
        this.commit = new GroupCommit(this, engine, service, settings);
        this.tick = service.repeated("A look at the times of CP group '" + name + "'", this::lookAtTime);
    }

    String name() {
        return name;
    }

    @Nullable
    public CPGroupId id() {
        return groupId.known();
    }

    /** This member has become part of the group. */
    void learn(CPGroupId known) {
        groupId.learn(known);
    }

    /** The partition whose thread owns this group here, or -1 while the group is not known. */
    public int partitionId() {
        CPGroupId known = groupId.known();
        return known == null ? -1 : service.raft().getCPGroupPartitionId(known);
    }

    /** Takes a batch to the group's leader, here or on another member. */
    public CompletableFuture<BatchReply> send(Batch batch) {
        return serves(known ->
                leads(known) ? commit.submit(batch) : service.forwards().send(this, batch));
    }

    /** Takes a batch only if this member leads the group; for batches that came from another member. */
    CompletableFuture<BatchReply> sendHere(Batch batch) {
        return serves(known -> leads(known) ? commit.submit(batch) : CompletableFuture.failedFuture(notLeader()));
    }

    private CompletableFuture<BatchReply> serves(Function<CPGroupId, CompletableFuture<BatchReply>> action) {
        return keeper().grid().isOver()
                ? CompletableFuture.failedFuture(new TransportException(
                        "the grid of this member is over, and it has not joined the other one yet"))
                : groupId.with(action);
    }

    /** A linearizable read of this member's replica, if it leads the group. Completes on the group's thread. */
    <T> CompletableFuture<T> readHere(BiFunction<Replica, ReadOp.Position, T> read) {
        return groupId.with(known -> {
            RaftNode node = service.raft().getRaftNode(known);
            if (!(node instanceof RaftNodeImpl raftNode) || !leads(known)) {
                return CompletableFuture.failedFuture(notLeader());
            }
            CompletableFuture<T> answer = new CompletableFuture<>();
            outcome(node.query(new ReadOp<>(raftNode, read), QueryPolicy.LINEARIZABLE))
                    .whenCompleteAsync((value, failure) -> settle(answer, value, failure), Runnable::run);
            return answer;
        });
    }

    /** The engine's futures are raw; what is in them is known to who asked. */
    @SuppressWarnings("unchecked")
    static CompletableFuture<Object> outcome(InternalCompletableFuture<?> raw) {
        return (CompletableFuture<Object>) raw;
    }

    @SuppressWarnings("unchecked")
    private static <T> void settle(CompletableFuture<T> answer, @Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            answer.complete((T) value);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    private TransportException notLeader() {
        return new TransportException(
                "the CP group '" + name + "' has no leader at the moment (no majority, or an" + " election)");
    }

    public boolean leads() {
        CPGroupId known = groupId.known();
        return known != null && leads(known);
    }

    private boolean leads(CPGroupId known) {
        RaftNode node = service.raft().getRaftNode(known);
        return node != null
                && !node.isTerminatedOrSteppedDown()
                && node.getLocalMember().equals(node.getLeader());
    }

    /** The cluster's id of the member that leads, as far as is known here. */
    @Nullable
    public UUID leader() {
        if (leads()) {
            return engine.getLocalMember().getUuid();
        }
        Address address = leaderAddress();
        Member member = address == null ? null : engine.getClusterService().getMember(address);
        return member == null ? null : member.getUuid();
    }

    /** Where to send what the leader should get: the leader, else a member that was hinted at, else any other. */
    @Nullable
    Address target() {
        Address known = leaderAddress();
        if (known != null) {
            return known;
        }
        UUID hint = leaderHint;
        Member hinted = hint == null ? null : engine.getClusterService().getMember(hint);
        if (hinted != null && !hinted.localMember()) {
            return hinted.getAddress();
        }
        List<Member> others = engine.getClusterService().getMembers().stream()
                .filter(member -> !member.localMember())
                .toList();
        CPGroupId group = groupId.known();
        boolean outside = group == null || service.raft().getRaftNode(group) == null;
        return !outside || others.isEmpty()
                ? null
                : others.get(service.surroundings().chance(others.size())).getAddress();
    }

    private @Nullable Address leaderAddress() {
        CPGroupId known = groupId.known();
        RaftNode node = known == null ? null : service.raft().getRaftNode(known);
        RaftEndpoint leader = node == null ? null : node.getLeader();
        if (leader == null) {
            return null;
        }
        CPMember member =
                service.raft().getInvocationManager().getRaftInvocationContext().getCPMember(leader.getUuid());
        if (member == null || member.getAddress().equals(engine.getThisAddress())) {
            return null;
        }
        // a leader that has left is still the group's until another is elected: what is sent to it would be lost
        return engine.getClusterService().getMember(member.getAddress()) == null ? null : member.getAddress();
    }

    void hint(@Nullable UUID leader) {
        leaderHint = leader;
    }

    /** Runs it once this member knows which CP group it is about. */
    <T> CompletableFuture<T> whenKnown(Supplier<CompletableFuture<T>> action) {
        return groupId.with(known -> action.get());
    }

    /** Gives the group's table its first entry, if this member leads and there is none yet. */
    void found() {
        commit.found();
    }

    /** Who is in the group, as this member, its leader, sees it. */
    AdminAnswer.Facts facts(ReadOp.Position position) {
        CPGroupId known = groupId.known();
        if (known == null) {
            throw notLeader();
        }
        return GroupFacts.of(name, known, position, engine, service.raft());
    }

    /** What this member sees of the group: trouble in words, or who is missing. */
    record Sight(@Nullable String trouble, int missing, int failuresLeft) {}

    Sight sight() {
        CPGroupId known = groupId.known();
        RaftService raft = service.raft();
        if (known == null) {
            if (!raft.isDiscoveryCompleted()) {
                return new Sight(groupId.waitsForFounders(raft).getMessage(), 0, 0);
            }
            groupId.resolve(); // so that the next look sees more
            return new Sight("the CP group '" + name + "' is not known here yet", 0, 0);
        }
        RaftNode node = raft.getRaftNode(known);
        if (node == null) {
            return new Sight(null, 0, 1); // not a seat: its own calls tell whether the group answers
        } else if (node.getLeader() == null) {
            return new Sight(notLeader().getMessage(), 0, 0);
        }
        GroupSeats seats = GroupSeats.of(node, raft, keeper());
        return new Sight(null, seats.away(), seats.failuresLeft());
    }

    /** How whole the group is; null where this member has no seat in it. */
    MemberSight.@Nullable Seats seats() {
        CPGroupId known = groupId.known();
        RaftService raft = service.raft();
        RaftNode node = known == null ? null : raft.getRaftNode(known);
        if (node == null || node.isTerminatedOrSteppedDown()) {
            return null;
        }
        GroupSeats seats = GroupSeats.of(node, raft, keeper());
        return new MemberSight.Seats(seats.missing(), node.getLeader() == null ? 0 : seats.failuresLeft());
    }

    private KeeperService keeper() {
        return engine.getService(KeeperService.NAME);
    }

    /** Has time-outs written, while this member leads; never throws. */
    void tick() {
        tick.run();
    }

    private void lookAtTime() {
        if (leads()) {
            commit.tick();
        }
    }

    void close() {
        commit.close();
    }
}
