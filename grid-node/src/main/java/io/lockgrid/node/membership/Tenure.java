package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.rules.Act;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Neighbour;
import io.lockgrid.node.membership.rules.Seat;
import io.lockgrid.node.membership.rules.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A keeper's time with one run of the engine's member: looks at the grid, lets {@link KeeperRules} decide, and does what
 * changes the grid. Another run has another one: what was seen before was of another grid, or of another seat. Owned by
 * the keeper's thread.
 */
final class Tenure {
    private static final Duration QUESTION = Duration.ofSeconds(2);
    private static final Duration CHANGE = Duration.ofSeconds(15);

    final NodeEngineImpl engine;
    final KeeperService service;
    final Tables tables;
    final CpSeats seats;
    final KeeperRules rules;
    final int wanted;
    private final Surroundings surroundings;
    private final KeeperTally tally;
    private final Canary canary;
    private final ILogger logger;

    Tenure(NodeEngineImpl engine, Surroundings surroundings, int wanted, KeeperRules rules, KeeperTally tally) {
        this.engine = engine;
        this.service = engine.getService(KeeperService.NAME);
        this.tables = engine.getService(Tables.SERVICE_NAME);
        this.seats = new CpSeats(engine, surroundings);
        this.rules = rules;
        this.wanted = wanted;
        this.surroundings = surroundings;
        this.tally = tally;
        this.canary = new Canary(tables, service);
        this.logger = engine.getLogger(Keeper.class);
    }

    /** What was seen, what is to be done about it, and what an operator should know. */
    record Look(Sight sight, Act act, List<String> worries) {}

    Look look() throws InterruptedException {
        UUID own = seats.own(); // before the list: what is listed later is looked at again before it is removed
        Sight sight = sight(own, seats.list(QUESTION));
        KeeperRules.Decision decision = rules.decide(sight);
        service.away(rules.away());
        List<String> worries = new ArrayList<>(decision.worries());
        worries.addAll(canary.look(sight.nowMillis()));
        return new Look(sight, decision.act(), List.copyOf(worries));
    }

    /** What this member sees where the seats are listed so. */
    Sight sight(@Nullable List<Seat> listed) {
        return sight(seats.own(), listed);
    }

    private Sight sight(@Nullable UUID own, @Nullable List<Seat> listed) {
        List<Neighbour> members = new ArrayList<>();
        for (Member member : engine.getClusterService().getMembers()) {
            boolean stranger = !member.localMember()
                    && Neighbours.conflict(engine.getLocalMember(), member).isPresent();
            if (!member.isLiteMember() && !stranger) {
                KeeperService.Status status = service.statusOf(member);
                if (status.declines() && status.seat() == null) {
                    continue; // no seat is offered to it
                }
                members.add(new Neighbour(
                        Neighbours.text(member.getAddress()),
                        status.seat(),
                        status.votes(),
                        status.leads(),
                        status.stopping(),
                        status.birth(),
                        status.answers()));
            }
        }
        return new Sight(
                TimeUnit.NANOSECONDS.toMillis(surroundings.now()),
                Neighbours.text(engine.getThisAddress()),
                own,
                listed,
                members,
                seats.leads(),
                service.grid().birth());
    }

    /** Does what was decided, as far as it is about the grid and not about this member's own run. */
    void perform(Look look) throws InterruptedException {
        try {
            change(look.act(), look.sight().seats());
        } catch (ExecutionException | TimeoutException e) {
            logger.info("Not done yet, the keeper tries again: " + look.act() + ": " + e.getMessage());
        }
    }

    private void change(Act act, @Nullable List<Seat> listed)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (act instanceof Act.RemoveSeat remove) {
            UUID seat = remove.seat().id();
            if (seats.isTaking() || seat.equals(seats.own())) {
                return; // it is this member's, or may be: it got it after it had looked
            } else if (seats.beginLate(seat)) {
                tally.add(KeeperTally.TAKE_SEAT);
                logger.info("This member has got a free seat, which it was not told");
            } else if (listed != null) {
                remove(remove, listed);
            }
        } else if (act instanceof Act.TakeSeat && !seats.isTaking()) {
            if (listed != null && seats.take(listed, CHANGE)) {
                tally.add(KeeperTally.TAKE_SEAT);
                logger.info("This member has got a free seat");
            }
        } else if (act instanceof Act.MoveLeadership move) {
            seats.moveLeadership(move.to(), QUESTION);
            tally.add(KeeperTally.MOVE_LEADERSHIP);
        } else if (act instanceof Act.GiveWay give) {
            service.grid().giveWay(service.grid().birth(), false, give.why());
            tally.add(KeeperTally.GIVE_WAY);
        } else if (act instanceof Act.RestartGrid restart) {
            logger.warning("A new grid is founded: " + restart.why());
            service.grid().giveWay(service.grid().birth(), true, restart.why());
            tally.add(KeeperTally.RESTART_GRID);
        }
    }

    private void remove(Act.RemoveSeat remove, List<Seat> listed)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (seats.isThere(remove.seat())) {
            return; // the seat was given so late that its member only now knows of it
        } else if (!rules.decide(sight(listed)).act().equals(remove)) {
            return; // more has become known while that was asked
        }
        logger.info("Taking the seat at " + remove.seat().address() + " away: " + remove.why());
        if (seats.remove(remove.seat().id(), listed, CHANGE)) {
            tally.add(KeeperTally.REMOVE_SEAT);
        } else {
            logger.info("Not yet: leadership of a group is being handed to that seat, or the seats have changed");
        }
    }
}
