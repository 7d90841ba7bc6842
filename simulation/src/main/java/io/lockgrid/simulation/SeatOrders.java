package io.lockgrid.simulation;

import io.lockgrid.LockGridException;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.node.raft.Aims;
import io.lockgrid.node.raft.OrderJudge;
import io.lockgrid.node.raft.SimCluster;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Gives orders about seats and leadership, and is told what they come to. */
final class SeatOrders implements Duty {
    private static final String ACTOR = "operator";

    private final SimCluster cluster;
    private final List<String> groups;

    SeatOrders(SimCluster cluster, List<String> groups) {
        this.cluster = cluster;
        this.groups = groups;
    }

    @Override
    public long longestRest() {
        return 8 * Sim.SECOND;
    }

    @Override
    public void perform(LockAdmin admin, Random random) {
        Aims.Target target = cluster.aims().any(random);
        String whom = target.name();
        String group = groups.get(random.nextInt(groups.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> order(OrderJudge.Kind.PROMOTE, "", target, () -> admin.promote(whom, ACTOR, "it is here"));
            case 3, 4, 5, 6 ->
                order(OrderJudge.Kind.REMOVE_SEAT, "", target, () -> admin.removeSeat(whom, ACTOR, "it has to go"));
            case 7, 8 ->
                order(
                        OrderJudge.Kind.MOVE_LEADERSHIP,
                        group,
                        target,
                        () -> admin.moveLeadership(group, whom, ACTOR, "it has to lead"));
            default -> cluster.orders().orderRemoval(target, random);
        }
    }

    private void order(OrderJudge.Kind kind, String group, Aims.Target target, Supplier<ActOutcome> act) {
        OrderJudge.Order order = cluster.orders().begin(kind, group, target);
        try {
            order.told(act.get());
        } catch (LockGridException nothing) {
            order.unknown();
            throw nothing;
        }
    }
}
