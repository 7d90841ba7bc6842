package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftNodeLifecycleAwareService;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raft.SnapshotAwareService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftIntegration;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftNodeStatus;
import com.hazelcast.cp.internal.raft.impl.dto.AppendFailureResponse;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.cp.internal.raft.impl.dto.AppendSuccessResponse;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.cp.internal.raft.impl.dto.PreVoteRequest;
import com.hazelcast.cp.internal.raft.impl.dto.PreVoteResponse;
import com.hazelcast.cp.internal.raft.impl.dto.TriggerLeaderElection;
import com.hazelcast.cp.internal.raft.impl.dto.VoteRequest;
import com.hazelcast.cp.internal.raft.impl.dto.VoteResponse;
import com.hazelcast.cp.internal.raftop.NotifyTermChangeOp;
import com.hazelcast.cp.internal.raftop.snapshot.RestoreSnapshotOp;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import io.lockgrid.simulation.Sim;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a Raft node gets of its member, as the engine's {@code NodeEngineRaftIntegration} gives it. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the engine declares it
final class RaftHost implements RaftIntegration {
    private final SimMember member;
    private final RaftGroupId group;
    private final @Nullable SimGroup of;
    private final Sim sim;

    /** @param of the group of locks that it is at the moment; null for METADATA */
    RaftHost(SimMember member, RaftGroupId group, @Nullable SimGroup of) {
        this.member = member;
        this.group = group;
        this.of = of;
        this.sim = member.cluster.sim;
    }

    private boolean post(Object message, RaftEndpoint endpoint) {
        SimMember to = member.cluster.withSeat(endpoint.getUuid());
        if (to == null || to == member) {
            return false;
        }
        byte[] bytes = SimCluster.SERIALIZATION.toData(message).toByteArray();
        String kind = message.getClass().getSimpleName();
        member.cluster.network.sendInOrder(member.process, to.process, bytes, kind, () -> receive(to, endpoint, bytes));
        return true;
    }

    private void receive(SimMember to, RaftEndpoint seat, byte[] bytes) {
        if (of != null && !group.equals(of.id())) {
            return; // of a group that is over
        }
        RaftNodeImpl node = to.join(group, of);
        if (node == null || !node.getLocalMember().equals(seat)) {
            return; // as the engine does where the seat is not that member's, or not yet
        }
        Object message = SimCluster.SERIALIZATION.toObject(new HeapData(bytes));
        if (message instanceof AppendRequest append) {
            to.raft.handleAppendEntries(group, append, node.getLocalMember());
        } else if (message instanceof AppendSuccessResponse success) {
            node.handleAppendResponse(success);
        } else if (message instanceof AppendFailureResponse failure) {
            node.handleAppendResponse(failure);
        } else if (message instanceof PreVoteRequest preVote) {
            node.handlePreVoteRequest(preVote);
        } else if (message instanceof PreVoteResponse preVoted) {
            node.handlePreVoteResponse(preVoted);
        } else if (message instanceof VoteRequest vote) {
            node.handleVoteRequest(vote);
        } else if (message instanceof VoteResponse voted) {
            node.handleVoteResponse(voted);
        } else if (message instanceof InstallSnapshot install) {
            to.raft.handleSnapshot(group, install, node.getLocalMember());
        } else if (message instanceof TriggerLeaderElection trigger) {
            node.handleTriggerLeaderElection(trigger);
        } else {
            throw new IllegalStateException("not a message of Raft: " + message);
        }
    }

    @Override
    public ILogger getLogger(String name) {
        return new SimLogger(sim, name);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isReachable(RaftEndpoint endpoint) {
        return member.cluster.withSeat(endpoint.getUuid()) != null;
    }

    @Override
    public boolean send(PreVoteRequest request, RaftEndpoint target) {
        return post(request, target);
    }

    @Override
    public boolean send(PreVoteResponse response, RaftEndpoint target) {
        return post(response, target);
    }

    @Override
    public boolean send(VoteRequest request, RaftEndpoint target) {
        return post(request, target);
    }

    @Override
    public boolean send(VoteResponse response, RaftEndpoint target) {
        return post(response, target);
    }

    @Override
    public boolean send(AppendRequest request, RaftEndpoint target) {
        return post(request, target);
    }

    @Override
    public boolean send(AppendSuccessResponse response, RaftEndpoint target) {
        return post(response, target);
    }

    @Override
    public boolean send(AppendFailureResponse response, RaftEndpoint target) {
        return post(response, target);
    }

    @Override
    public boolean send(InstallSnapshot request, RaftEndpoint target) {
        return post(request, target);
    }

    @Override
    public boolean send(TriggerLeaderElection request, RaftEndpoint target) {
        return post(request, target);
    }

    @Override
    public Object runOperation(Object op, long commitIndex) {
        RaftOp operation = (RaftOp) op;
        operation.setNodeEngine(member.engine());
        Object result;
        try {
            result = operation.run(group, commitIndex);
        } catch (Throwable failure) { // as the engine does: it is the entry's answer
            if (of == null) {
                sim.note(operation + " is refused: " + failure); // changes of seats are, where another is under way
            } else if (!StockAnswers.isOne(failure)) {
                sim.defect(failure);
            }
            result = failure;
        }
        if (of == null) {
            member.cluster.seats.judge().applied(member, commitIndex);
        } else {
            of.judge.applied(member, group, commitIndex, operation, result);
        }
        return result;
    }

    @Override
    public Object takeSnapshot(long commitIndex) {
        List<RestoreSnapshotOp> ops = new ArrayList<>(); // one that the engine can write
        member.engine().services.forEach((name, each) -> {
            Object taken =
                    each instanceof SnapshotAwareService<?> aware ? aware.takeSnapshot(group, commitIndex) : null;
            if (taken != null) {
                ops.add(new RestoreSnapshotOp(name, taken));
            }
        });
        return ops;
    }

    @Override
    public void restoreSnapshot(Object ops, long commitIndex) {
        for (RestoreSnapshotOp each : (List<RestoreSnapshotOp>) ops) {
            runOperation(each, commitIndex);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (sim.isTaskOf(member.process)) {
            task.run();
        } else {
            submit(task);
        }
    }

    @Override
    public void submit(Runnable task) {
        member.process.soon("raft task", task);
    }

    @Override
    public void schedule(Runnable task, long delay, TimeUnit unit) {
        member.process.in(unit.toNanos(delay), "raft timer", task);
    }

    @Override
    public InternalCompletableFuture newCompletableFuture() {
        return new InternalCompletableFuture<>();
    }

    @Override
    public Object getAppendedEntryOnLeaderElection() {
        return new NotifyTermChangeOp();
    }

    @Override
    public boolean isLinearizableReadOptimizationEnabled() {
        return true;
    }

    @Override
    public @Nullable CPMember getCPMember(RaftEndpoint target) {
        return member.raft.getInvocationManager().getRaftInvocationContext().getCPMember(target.getUuid());
    }

    @Override
    public void onNodeStatusChange(RaftNodeStatus status) {
        sim.note("raft status " + status);
        for (RaftNodeLifecycleAwareService each : member.engine().getServices(RaftNodeLifecycleAwareService.class)) {
            if (status == RaftNodeStatus.TERMINATED) {
                each.onRaftNodeTerminated(group);
            } else if (status == RaftNodeStatus.STEPPED_DOWN) {
                each.onRaftNodeSteppedDown(group);
            }
        }
    }

    @Override
    public void onGroupDestroyed(CPGroupId destroyed) {
        sim.violation("the group " + destroyed + " was destroyed");
    }
}
