package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.CPMemberInfo;
import io.lockgrid.admin.ActOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges what operators are told of their orders: what was done was so at some moment before the answer, whoever changes it
 * later; and where every order to take a seat away was refused, none of them has done it.
 */
public final class OrderJudge {
    /** What is ordered. */
    public enum Kind {
        PROMOTE,
        REMOVE_SEAT,
        MOVE_LEADERSHIP
    }

    /** One order, from before it is given until its answer is there. */
    public final class Order {
        private final Kind kind;
        private final String group;
        private final String address;
        private final long begun = cluster.sim.now();
        private long ended = Long.MAX_VALUE;
        private boolean settled;

        private Order(Kind kind, String group, String address) {
            this.kind = kind;
            this.group = group;
            this.address = address;
        }

        /** What it came to is not known: it may yet be done. */
        public void unknown() {
            ended = cluster.sim.now();
        }

        /** This is what the operator is told. */
        public void told(ActOutcome outcome) {
            cluster.sim.note("is told of " + this + ": " + outcome);
            ended = cluster.sim.now();
            switch (outcome.status()) {
                case DONE -> {
                    settled = true;
                    judgeDone(this, outcome);
                }
                case REFUSED -> {
                    // where messages come twice it may be of the second one
                    if (!cluster.network.isTroubled()) {
                        settled = true;
                        judgeRefused(this, outcome);
                    }
                }
                case UNDERWAY -> {} // whatever comes of it
            }
        }

        private boolean mayTake(CPMemberInfo seat, long given) {
            return kind == Kind.REMOVE_SEAT
                    && !settled
                    && given <= ended
                    && Aims.text(seat.getAddress()).equals(address);
        }

        @Override
        public String toString() {
            return kind + " " + group + " " + address;
        }
    }

    /** Something that was so from a moment on, until the next. */
    private record Since<T>(long time, T what) {}

    private final SimCluster cluster;
    private final List<Order> orders = new ArrayList<>();
    private final List<Since<Set<String>>> listed = new ArrayList<>();
    private final Map<String, List<Since<String>>> leaders = new HashMap<>();

    /** Who may have had each of these seats taken away. */
    private final Map<UUID, List<Order>> takers = new HashMap<>();

    OrderJudge(SimCluster cluster) {
        this.cluster = cluster;
        listed(List.of());
    }

    /** An operator is about to order this. */
    public Order begin(Kind kind, String group, Aims.Target target) {
        Order order = new Order(kind, group, target.address());
        orders.add(order);
        cluster.sim.note("orders " + order + ", by the name " + target.name());
        return order;
    }

    /** An order to take a seat away, straight to the keeper of any member, which may know less than others. */
    public void orderRemoval(Aims.Target target, Random chance) {
        List<SimMember> members = cluster.members();
        if (!members.isEmpty()) {
            SimMember member = members.get(chance.nextInt(members.size()));
            Order order = begin(Kind.REMOVE_SEAT, "of " + member.process.name(), target);
            member.process.soon(
                    "order",
                    () -> member.keeper().removeSeat(target.address()).whenComplete((outcome, failure) -> {
                        if (failure == null) {
                            order.told(outcome);
                        } else {
                            cluster.sim.defect(failure);
                        }
                    }));
        }
    }

    /** The seats are these from now on. */
    void listed(List<CPMemberInfo> seats) {
        listed.add(new Since<>(
                cluster.sim.now(),
                seats.stream().map(seat -> Aims.text(seat.getAddress())).collect(Collectors.toSet())));
    }

    /** A group has another leader from now on. */
    void leads(String group, Address who) {
        leaders.computeIfAbsent(group, any -> new ArrayList<>()).add(new Since<>(cluster.sim.now(), Aims.text(who)));
    }

    /**
     * Whether an operator may have had this seat taken away.
     *
     * @param given when it was given
     */
    boolean mayHaveTaken(CPMemberInfo seat, long given) {
        List<Order> may =
                orders.stream().filter(order -> order.mayTake(seat, given)).toList();
        if (!may.isEmpty()) {
            takers.put(seat.getUuid(), new ArrayList<>(may));
        }
        return !may.isEmpty();
    }

    private void judgeDone(Order order, ActOutcome outcome) {
        boolean was = switch (order.kind) {
            case PROMOTE -> was(listed, order.begun, seats -> seats.contains(order.address));
            case REMOVE_SEAT -> was(listed, order.begun, seats -> !seats.contains(order.address));
            case MOVE_LEADERSHIP ->
                was(leaders.getOrDefault(order.group, List.of()), order.begun, order.address::equals);
        };
        if (!was) {
            cluster.sim.violation("ORDER: " + order + " was not done, and its operator is told " + outcome);
        }
    }

    private void judgeRefused(Order order, ActOutcome outcome) {
        takers.forEach((seat, may) -> {
            if (may.remove(order) && may.isEmpty()) {
                cluster.sim.violation(
                        "ORDER: " + order + " was done, of seat " + seat + ", and its operator is told " + outcome);
            }
        });
    }

    /** Whether it was ever so since then. */
    private static <T> boolean was(List<Since<T>> history, long since, Predicate<T> so) {
        @Nullable Since<T> before = null;
        for (Since<T> each : history) {
            if (each.time() >= since && so.test(each.what())) {
                return true;
            }
            before = each.time() < since ? each : before;
        }
        return before != null && so.test(before.what());
    }
}
