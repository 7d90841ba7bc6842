package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftOp;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a Hazelcast client, in the place of the engine's {@code ClientInvocation}: through any member, and through
 * another with the same content where that does not answer. What a member that was asked before still does about it ends
 * then; the engine lets it go on, so that there a call can come after one that its thread has made since.
 */
final class StockCall<T> {
    private static final long PATIENCE = 10 * Sim.SECOND;

    private final SimCluster cluster;
    private final SimProcess process;
    private final CPGroupId group;
    private final byte[] bytes;
    private final String kind;
    private final Function<SimMember, RaftOp> op;
    private final SimFuture<T> answer;
    private CompletableFuture<Object> underway = new CompletableFuture<>();

    private StockCall(
            SimCluster cluster,
            SimProcess process,
            CPGroupId group,
            RaftOp bare,
            Function<SimMember, RaftOp> op,
            SimFuture<T> answer) {
        this.cluster = cluster;
        this.process = process;
        this.group = group;
        this.bytes = SimCluster.SERIALIZATION.toData(bare).toByteArray();
        this.kind = bare.getClass().getSimpleName();
        this.op = op;
        this.answer = answer;
    }

    static <T> void begin(
            SimCluster cluster,
            SimProcess process,
            CPGroupId group,
            RaftOp bare,
            Function<SimMember, RaftOp> op,
            SimFuture<T> answer) {
        new StockCall<>(cluster, process, group, bare, op, answer).ask();
    }

    private void ask() {
        underway.cancel(false);
        if (answer.isDone()) {
            return;
        }
        CompletableFuture<Object> asked = new CompletableFuture<>();
        underway = asked;
        process.in(PATIENCE, "no answer", () -> {
            if (underway == asked) {
                ask();
            }
        });
        List<SimMember> members = cluster.members();
        if (!members.isEmpty()) {
            SimMember to = members.get(cluster.sim.network().nextInt(members.size()));
            cluster.network.sendInOrder(process, to.process, bytes, kind, () -> serve(to, asked));
        }
    }

    /** In the member's process. */
    private void serve(SimMember by, CompletableFuture<Object> asked) {
        if (underway == asked && !answer.isDone()) {
            asked.whenComplete((result, failure) -> reply(by, asked, result, failure));
            SimInvocation.begin(by, group, op.apply(by), asked, process);
        }
    }

    private void reply(
            SimMember by, CompletableFuture<Object> asked, @Nullable Object result, @Nullable Throwable failure) {
        if (!asked.isCancelled()) {
            byte[] said = String.valueOf(failure == null ? result : failure.getClass())
                    .getBytes(StandardCharsets.UTF_8);
            cluster.network.sendInOrder(by.process, process, said, "answer", () -> hear(asked, result, failure));
        }
    }

    @SuppressWarnings("unchecked") // as the engine's own
    private void hear(CompletableFuture<Object> asked, @Nullable Object result, @Nullable Throwable failure) {
        if (underway == asked && failure == null) {
            answer.complete((T) result);
        } else if (underway == asked) {
            answer.completeExceptionally(failure);
        }
    }
}
