package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationState;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.text.Failures;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Neighbour;
import io.lockgrid.node.membership.rules.Seat;
import io.lockgrid.node.membership.rules.Sight;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Carries operators' orders out, on the keeper's thread, so that nothing that the keeper does by itself comes between.
 * No order makes a majority of those that are left: a seat is removed by a majority of all seats, or not at all.
 */
final class Orders {
    /** Longer than that nobody waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration QUESTION = Duration.ofSeconds(2);
    private static final Duration CHANGE = Duration.ofSeconds(6);

    /** The answer has to be on its way before the member that gives it ends. */
    private static final Duration BEFORE_THE_END = Duration.ofMillis(500);

    private final ScheduledExecutorService thread;
    private final boolean own;

    /** An operator took this member's seat away; owned by the thread. */
    private boolean declines;

    /**
     * @param thread the keeper's
     * @param own whether the member is LockGrid's own, which starts it anew where it has to
     */
    Orders(ScheduledExecutorService thread, boolean own) {
        this.thread = thread;
        this.own = own;
    }

    /** Whether this member takes no seat by itself. */
    boolean declines() {
        return declines;
    }

    /**
     * Carries an order out; any thread.
     *
     * @param timer the engine's: one of the JDK's own would keep this class loader when all of this is over
     * @param tenure the keeper's; asked for on its thread
     */
    CompletableFuture<ActOutcome> take(Order order, ExecutionService timer, Supplier<Tenure> tenure) {
        CompletableFuture<ActOutcome> answer = new CompletableFuture<>();
        AtomicBoolean decided = new AtomicBoolean(); // that it begins, or that it never does
        try {
            thread.execute(() -> {
                if (decided.compareAndSet(false, true)) {
                    answer.complete(perform(order, tenure.get()));
                }
            });
            timer.schedule(
                    () -> answer.complete(
                            decided.compareAndSet(false, true)
                                    ? ActOutcome.refused("the keeper of this member has been busy for "
                                            + PATIENCE.toSeconds() + " s, as while it starts anew; nothing was changed;"
                                            + " try again in a moment")
                                    : ActOutcome.underway("it has not ended within " + PATIENCE.toSeconds() + " s")),
                    PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            answer.complete(
                    decided.compareAndSet(false, true)
                            ? ActOutcome.refused("this member is stopping")
                            : ActOutcome.underway("it was begun while this member stops"));
        }
        return answer;
    }

    private ActOutcome perform(Order order, Tenure tenure) {
        ILogger logger = tenure.engine.getLogger(Orders.class);
        try {
            ActOutcome outcome = decide(order, tenure);
            logger.info("An operator's order, " + order + ": " + outcome);
            return outcome;
        } catch (TimeoutException slow) {
            return ActOutcome.underway("it was begun and has not ended yet");
        } catch (ExecutionException | RuntimeException failure) {
            logger.warning("An operator's order failed: " + order, failure);
            return mayBeDone(failure)
                    ? ActOutcome.underway("the engine does not know whether it was done: " + Failures.cause(failure))
                    : ActOutcome.refused("the engine refused: " + Failures.words(failure));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return ActOutcome.underway("this member is stopping, and may have begun it");
        }
    }

    /** Whether the engine has lost sight of an entry, which may be written all the same. */
    private static boolean mayBeDone(Exception failure) {
        Throwable cause = Failures.cause(failure);
        return cause instanceof IndeterminateOperationState
                || cause instanceof OperationTimeoutException
                || cause instanceof HazelcastInstanceNotActiveException;
    }

    private ActOutcome decide(Order order, Tenure tenure)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!tenure.seats.isFounded()) {
            return ActOutcome.refused("the grid is not founded yet");
        }
        List<Seat> listed = tenure.seats.list(QUESTION);
        Sight sight = tenure.sight(listed);
        if (order.kind() == Order.Kind.RESTART_TABLE) {
            return listed == null
                    ? restart(order, tenure, sight)
                    : ActOutcome.refused("a majority of the seats answers: " + names(listed));
        } else if (listed == null) {
            return ActOutcome.refused("no majority of the seats answers");
        }
        return switch (order.kind()) {
            case TAKE_SEAT -> takeSeat(tenure, sight, listed);
            case LEAVE_SEAT -> leaveSeat(tenure, sight, listed);
            case REMOVE_SEAT -> removeSeat(order, tenure, listed);
            default -> moveLeadership(order, tenure, sight);
        };
    }

    private ActOutcome takeSeat(Tenure tenure, Sight sight, List<Seat> listed)
            throws InterruptedException, ExecutionException, TimeoutException {
        String me = "member " + sight.address();
        if (sight.ownSeat() != null || tenure.seats.isTaking()) {
            return ActOutcome.refused(me + " has a seat already, or is about to get one");
        } else if (listed.size() >= tenure.wanted) {
            return ActOutcome.refused("no seat is free for " + me + ": all " + tenure.wanted + " belong to "
                    + names(listed) + "; take one away first");
        } else if (listed.stream().anyMatch(seat -> seat.address().equals(sight.address()))) {
            return ActOutcome.refused("the seat of the process that was at " + sight.address()
                    + " before has to be taken away first, which its keeper does by itself");
        }
        if (!KeeperRules.mayGrow(sight, listed)) {
            return ActOutcome.refused(
                    "too few of the seats " + names(listed) + " can vote at the moment to give another;"
                            + " bring a member back, or take the seat of one that is gone away first");
        }
        decline(tenure, false);
        if (!tenure.seats.take(listed, CHANGE)) {
            return ActOutcome.refused("too few of the seats " + names(listed)
                    + " answer at this moment, or they have changed; try again");
        }
        return ActOutcome.did(me + " has got a seat");
    }

    private ActOutcome leaveSeat(Tenure tenure, Sight sight, List<Seat> listed)
            throws InterruptedException, ExecutionException, TimeoutException {
        UUID seat = sight.ownSeat();
        String me = "member " + sight.address();
        if (seat == null || listed.stream().noneMatch(each -> each.id().equals(seat))) {
            return ActOutcome.refused(me + " has no seat");
        } else if (!own) {
            return ActOutcome.refused(me + " runs in a Hazelcast member of the application, which would have to be"
                    + " restarted: stop that instead, and it gives its seat up");
        } else if (!KeeperRules.mayLeave(sight, listed)) {
            return ActOutcome.refused(costsTheMajority(me, listed));
        }
        tenure.seats.handLeadershipOver(QUESTION);
        decline(tenure, true); // before: whether it is done may be known only after the member has started anew
        try {
            if (!tenure.seats.leave(listed, CHANGE)) {
                decline(tenure, false);
                return ActOutcome.refused("the seats have changed, or not enough of the others"
                        + " answer at this moment; look at them and try again");
            }
        } catch (ExecutionException failure) {
            decline(tenure, mayBeDone(failure));
            throw failure;
        }
        return ActOutcome.did(
                me + " has given its seat up, and takes none by itself until it is promoted or restarted");
    }

    private void decline(Tenure tenure, boolean now) {
        declines = now;
        tenure.service.declines(now);
    }

    private ActOutcome removeSeat(Order order, Tenure tenure, List<Seat> listed)
            throws InterruptedException, ExecutionException, TimeoutException {
        Seat seat = listed.stream()
                .filter(each -> each.id().toString().equals(order.whom())
                        || each.address().equals(order.whom()))
                .findFirst()
                .orElse(null);
        if (seat == null) {
            return ActOutcome.refused(
                    "no seat and no member with a seat is '" + order.whom() + "': the seats are " + names(listed));
        }
        boolean answers = tenure.seats.isThere(seat);
        Sight sight = tenure.sight(listed); // after that question, while which more may have become known
        if (answers || sight.isHere(seat)) {
            return ActOutcome.refused("the member at " + seat.address() + " has only just been seen; try again");
        }
        List<Seat> left = listed.stream().filter(each -> !each.equals(seat)).toList();
        if (!KeeperRules.isKept(sight, left)) {
            return ActOutcome.refused(
                    left.stream().allMatch(sight::isHere)
                            ? "a member with one of the other seats, " + names(left)
                                    + ", has not caught up yet; try again in a moment"
                            : costsTheMajority(seat.address(), listed));
        }
        if (!tenure.seats.remove(seat.id(), listed, CHANGE)) {
            return ActOutcome.refused("leadership of a group is being handed to the seat at " + seat.address()
                    + ", or the seats have changed; try again in a moment");
        }
        return ActOutcome.did("the seat at " + seat.address() + ", whose member is gone, was taken away");
    }

    private static String costsTheMajority(String whose, List<Seat> listed) {
        return "without the seat of " + whose + " the grid would have no majority that is here, of the seats "
                + names(listed) + "; bring a member back first";
    }

    private ActOutcome moveLeadership(Order order, Tenure tenure, Sight sight)
            throws InterruptedException, ExecutionException, TimeoutException {
        Neighbour heir = sight.members().stream()
                .filter(member -> member.address().equals(order.whom()))
                .findFirst()
                .orElse(null);
        UUID seat = heir == null ? null : heir.seat();
        if (heir == null || seat == null || !heir.votes()) {
            return ActOutcome.refused("member " + order.whom() + " has no seat that can vote");
        } else if (heir.stopping()) {
            return ActOutcome.refused("member " + order.whom() + " is stopping");
        } else if (seat.equals(sight.ownSeat())) {
            return ActOutcome.refused("member " + order.whom() + " leads CP group '" + order.group() + "' already");
        }
        if (!tenure.seats.moveLeadership(order.group(), seat, CHANGE)) {
            return ActOutcome.refused("CP group '" + order.group() + "' has another leader by now, or member "
                    + order.whom() + " is not in it; look and try again");
        }
        return tenure.seats.awaitLeader(order.group(), seat, QUESTION)
                ? ActOutcome.did("member " + order.whom() + " leads CP group '" + order.group() + "'")
                : ActOutcome.underway("leadership of CP group '" + order.group() + "' was given up, and member "
                        + order.whom() + " does not lead it by now: look who does");
    }

    private ActOutcome restart(Order order, Tenure tenure, Sight sight) {
        KeeperService service = tenure.service;
        if (!own) {
            return ActOutcome.refused("member " + sight.address() + " runs in a Hazelcast member of the application,"
                    + " which would have to be restarted: restart that instead");
        }
        if (!service.grid().birth().isKnown()
                && sight.ownSeat() == null
                && sight.members().stream().anyMatch(member -> member.seat() != null)) {
            return ActOutcome.refused("member " + sight.address()
                    + " does not know the grid of the seats that are left; try again in a moment");
        }
        if (!tenure.rules.mayRestart(sight)) {
            return ActOutcome.refused("a majority of the seats is in the cluster and will answer again, or another"
                    + " grid serves it, which this member joins by itself");
        }
        String why = "an operator restarts the table after a lost majority: " + order.by();
        tenure.engine.getLogger(Orders.class).warning("A new grid is founded: " + why);
        thread.schedule(() -> service.grid().restart(why), BEFORE_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        return ActOutcome.did("the members that are here give their table up and found a new grid");
    }

    private static String names(List<Seat> seats) {
        return String.join(", ", seats.stream().map(Seat::address).toList());
    }
}
