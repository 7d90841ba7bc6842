package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.node.agreement.Neighbours;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes operators' acts on members to the keeper of the member that has to act. Stateless. */
public final class OperatorActs {
    /** More than any label may have by its limit. */
    private static final int LONGEST = 10_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private OperatorActs() {}

    /**
     * Has an act carried out; on the leader of the group, but for a restart, which any member may be asked for.
     *
     * @param group the CP group that it was asked of
     */
    public static CompletableFuture<ActOutcome> act(NodeEngineImpl engine, String group, AdminQuery.Act act) {
        if (Math.max(
                        act.member().length(),
                        Math.max(act.actor().length(), act.reason().length()))
                > LONGEST) {
            return refused("a text of the act has more than " + LONGEST + " characters");
        }
        KeeperService keeper = engine.getService(KeeperService.NAME);
        Member named = named(engine, keeper, act.member());
        String by = CONTROL.matcher(act.actor() + ": " + act.reason()).replaceAll(" "); // it gets into the log
        return switch (act.kind()) {
            case PROMOTE -> promote(engine, keeper, act.member(), named, by);
            case REMOVE_SEAT ->
                named != null && keeper.statusOf(named).seat() != null
                        ? order(engine, keeper, named, new Order(Order.Kind.LEAVE_SEAT, "", "", by))
                        : keeper.order(new Order(Order.Kind.REMOVE_SEAT, "", seatOf(act.member(), named), by));
            case MOVE_LEADERSHIP ->
                named == null
                        ? refused(unknown(engine, act.member()))
                        : keeper.order(
                                new Order(Order.Kind.MOVE_LEADERSHIP, group, Neighbours.text(named.getAddress()), by));
            case RESTART_TABLE ->
                order(engine, keeper, survivor(engine, keeper), new Order(Order.Kind.RESTART_TABLE, "", "", by));
        };
    }

    private static CompletableFuture<ActOutcome> promote(
            NodeEngineImpl engine, KeeperService keeper, String asked, @Nullable Member named, String by) {
        if (named == null) {
            return refused(unknown(engine, asked));
        }
        String who = "member " + Neighbours.text(named.getAddress());
        if (named.isLiteMember()) {
            return refused(who + " is a lite member, which can have no seat");
        } else if (keeper.statusOf(named).stopping()) {
            return refused(who + " is stopping");
        } else if (!named.localMember()
                && Neighbours.conflict(engine.getLocalMember(), named).isPresent()) {
            return refused(who + " does not belong to this grid");
        }
        return order(engine, keeper, named, new Order(Order.Kind.TAKE_SEAT, "", "", by));
    }

    /**
     * Who is of the grid that is to be given up: knows it, or has a seat of it and has not heard of it yet. A member that
     * came after its loss is not.
     */
    private static Member survivor(NodeEngineImpl engine, KeeperService keeper) {
        Member me = engine.getLocalMember();
        return engine.getClusterService().getMembers().stream()
                .max(Comparator.<Member, Boolean>comparing(
                                member -> keeper.statusOf(member).birth().isGrid())
                        .thenComparing(member -> keeper.statusOf(member).seat() != null)
                        .thenComparing(member -> member.equals(me)))
                .orElse(me);
    }

    /** The member in the cluster that is meant: by its id, its address, or the id of the seat that it has. */
    private static @Nullable Member named(NodeEngineImpl engine, KeeperService keeper, String asked) {
        return engine.getClusterService().getMembers().stream()
                .filter(member -> member.getUuid().toString().equals(asked)
                        || Neighbours.text(member.getAddress()).equals(asked)
                        || String.valueOf(keeper.statusOf(member).seat()).equals(asked))
                .findFirst()
                .orElse(null);
    }

    /** A member without a seat may be where one with a seat was before. */
    private static String seatOf(String asked, @Nullable Member named) {
        return named == null ? asked : Neighbours.text(named.getAddress());
    }

    private static CompletableFuture<ActOutcome> order(
            NodeEngineImpl engine, KeeperService keeper, Member member, Order order) {
        if (member.localMember()) {
            return keeper.order(order);
        }
        CompletableFuture<ActOutcome> answer = engine.getOperationService()
                .<String>invokeOnTarget(KeeperService.NAME, new OrderOp(order), ((MemberImpl) member).getAddress())
                .thenApply(OrderOp::outcome)
                .exceptionally(failure -> ActOutcome.underway("member " + Neighbours.text(member.getAddress())
                        + " was told, and its answer is missing: " + words(failure)))
                .toCompletableFuture();
        ActOutcome silence = ActOutcome.underway(
                "member " + Neighbours.text(member.getAddress()) + " was told, and has not answered");
        engine.getExecutionService()
                .schedule(() -> answer.complete(silence), Orders.PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
        return answer;
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    private static String unknown(NodeEngineImpl engine, String asked) {
        List<String> here = engine.getClusterService().getMembers().stream()
                .map(member -> Neighbours.text(member.getAddress()))
                .toList();
        return "no member '" + asked + "' is in the cluster: the members are " + String.join(", ", here);
    }

    private static CompletableFuture<ActOutcome> refused(String words) {
        return CompletableFuture.completedFuture(ActOutcome.refused(words));
    }
}
