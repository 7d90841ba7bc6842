package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.CPGroupDestroyedException;
import com.hazelcast.cp.exception.LeaderDemotedException;
import com.hazelcast.cp.exception.NotLeaderException;
import com.hazelcast.cp.exception.StaleAppendRequestException;
import com.hazelcast.cp.internal.CallerAware;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.spi.exception.RetryableException;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a member to whoever leads a group, in the place of the engine's {@code RaftInvocation}: asks again, with the
 * same operation, where the one that it asked does not lead, does not lead any more, or does not answer. An attempt that
 * another has followed is not served any more, as with a connection that was closed.
 */
final class SimInvocation {
    private static final long PAUSE = 500 * Sim.MILLI;
    private static final long PATIENCE = 4 * Sim.SECOND;

    private final SimMember member;
    private final CPGroupId id;
    private final byte[] op;
    private final String kind;
    private final CompletableFuture<Object> answer;
    private final SimProcess caller;
    private final long call;
    private int attempt;
    private @Nullable UUID told;

    private SimInvocation(
            SimMember member, CPGroupId id, RaftOp op, CompletableFuture<Object> answer, SimProcess caller) {
        this.member = member;
        this.id = id;
        this.op = SimCluster.SERIALIZATION.toData(op).toByteArray();
        this.kind = op.getClass().getSimpleName();
        this.answer = answer;
        this.caller = caller;
        this.call = member.cluster.nextCall();
    }

    /**
     * @param answer nobody asks any more once it is there
     * @param caller who wants it: nobody asks again, as a sign of life, for one that is dead
     */
    static void begin(SimMember member, CPGroupId id, RaftOp op, CompletableFuture<Object> answer, SimProcess caller) {
        new SimInvocation(member, id, op, answer, caller).ask();
    }

    private void ask() {
        int now = ++attempt;
        SimGroup group = member.cluster.group(id.getName());
        if (answer.isDone() || now > 1 && !caller.isAlive()) {
            return;
        } else if (!group.id().equals(id)) {
            answer.completeExceptionally(new CPGroupDestroyedException(id));
            return;
        }
        member.process.in(PATIENCE, "no answer", () -> again(now));
        SimMember to = target(group);
        if (to != null) {
            member.cluster.network.sendInOrder(member.process, to.process, op, kind, () -> serve(group, to, now));
        }
    }

    private void again(int after) {
        if (attempt == after) {
            ask();
        }
    }

    private @Nullable SimMember target(SimGroup group) {
        RaftNodeImpl own = member.node(group);
        RaftEndpoint leader = own == null ? null : own.getLeader();
        UUID seat = leader == null ? told : leader.getUuid();
        SimMember known = seat == null ? null : member.cluster.withSeat(seat);
        if (known != null) {
            return known;
        }
        List<SimMember> seated = member.cluster.members().stream()
                .filter(member.cluster.seats::isListed)
                .toList();
        return seated.isEmpty() ? null : seated.get(member.cluster.sim.network().nextInt(seated.size()));
    }

    /** In the process of whoever was asked, as {@code DefaultRaftReplicateOp} does. */
    private void serve(SimGroup group, SimMember by, int asked) {
        RaftNodeImpl node = by.node(group);
        if (asked != attempt || answer.isDone()) {
            return;
        } else if (node == null) {
            reply(by, asked, null, new NotLeaderException(id, by.raft.getLocalCPEndpoint(), null));
            return;
        }
        RaftOp sent = SimCluster.SERIALIZATION.toObject(new HeapData(op));
        if (sent instanceof CallerAware aware) {
            aware.setCaller(member.address, call);
        }
        GroupSite.outcome(node.replicate(sent))
                .whenCompleteAsync((result, failure) -> reply(by, asked, result, failure), Runnable::run);
    }

    private void reply(SimMember by, int asked, @Nullable Object result, @Nullable Throwable failure) {
        byte[] bytes =
                String.valueOf(failure == null ? result : failure.getClass()).getBytes(StandardCharsets.UTF_8);
        member.cluster.network.sendInOrder(
                by.process, member.process, bytes, "answer", () -> hear(asked, result, failure));
    }

    private void hear(int asked, @Nullable Object result, @Nullable Throwable failure) {
        Throwable why =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (asked != attempt || answer.isDone()) {
            return;
        } else if (why == null) {
            member.cluster.sim.note("hears " + kind + " -> " + result);
            answer.complete(result);
        } else if (asksAgain(why)) {
            told = why instanceof NotLeaderException other ? other.getLeaderUuid() : null;
            member.process.in(PAUSE, "ask again", () -> again(asked));
        } else {
            member.cluster.sim.note("hears " + kind + " -> " + why);
            answer.completeExceptionally(why);
        }
    }

    private static boolean asksAgain(Throwable why) {
        return why instanceof NotLeaderException
                || why instanceof LeaderDemotedException
                || why instanceof StaleAppendRequestException
                || why instanceof RetryableException;
    }
}
