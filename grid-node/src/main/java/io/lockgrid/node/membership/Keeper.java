package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.OnMajorityLoss;
import io.lockgrid.node.agreement.Neighbours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the grid of one member whole without an operator: looks once a second, lets {@link KeeperRules} decide, and does
 * it, one thing at a time.
 *
 * <p>All state is owned by its one thread, but for what is volatile. {@link #close} ends it and the member.
 */
public final class Keeper implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration QUESTION = Duration.ofSeconds(2);
    private static final Duration CHANGE = Duration.ofSeconds(15);

    private final MemberHost host;
    private final Surroundings surroundings;
    private final GridNodeConfig config;
    private final int wanted;
    private final ScheduledExecutorService thread;
    private final KeeperTally tally = new KeeperTally();
    private volatile List<String> worries = List.of();
    private volatile boolean settled;
    private volatile boolean closed;
    private volatile boolean starting;
    private volatile Consumer<String> beforeStart = why -> {};
    private volatile Consumer<HazelcastInstance> afterStart = member -> {};

    private final Orders orders;
    private final Relapse relapse = new Relapse();
    private KeeperRules rules;
    private CpSeats seats;
    private Canary canary;

    /** Why the member has to start anew; set by any thread. */
    private volatile @Nullable String givingWay;

    private Keeper(MemberHost host, GridNodeConfig config, int wanted, Surroundings surroundings) {
        this.host = host;
        this.surroundings = surroundings;
        this.config = config;
        this.wanted = wanted;
        this.rules = freshRules();
        this.thread = surroundings.thread("lockgrid-keeper");
        this.orders = new Orders(thread, host);
        this.seats = new CpSeats(host.engine(), surroundings);
        this.canary = watch(seats);
    }

    /**
     * Starts to keep a member that runs.
     *
     * @param beforeStart told why the member ends, before it is started anew
     * @param afterStart given the member that was started in its place
     */
    public static Keeper start(
            MemberHost host,
            GridNodeConfig config,
            Surroundings surroundings,
            Consumer<String> beforeStart,
            Consumer<HazelcastInstance> afterStart) {
        int wanted = host.engine().getConfig().getCPSubsystemConfig().getCPMemberCount();
        Keeper keeper = new Keeper(host, config, wanted, surroundings);
        keeper.beforeStart = beforeStart;
        keeper.afterStart = afterStart;
        Repeated look = new Repeated("The keeper's look at its grid", surroundings, keeper::log, keeper::look);
        Repeated.every(keeper.thread, LOOK, look);
        return keeper;
    }

    private KeeperRules freshRules() {
        return new KeeperRules(
                wanted,
                config.grace(),
                config.onMajorityLoss() instanceof OnMajorityLoss.RestartTable restart ? restart.after() : null);
    }

    private Canary watch(CpSeats seated) {
        KeeperService service = seated.engine().getService(KeeperService.NAME);
        Tables tables = seated.engine().getService(Tables.SERVICE_NAME);
        service.grid().whenOver(why -> givingWay = why);
        service.declines(orders.declines());
        ExecutionService timer = seated.engine().getExecutionService();
        service.whenOrdered(
                order -> orders.take(order, timer, () -> new Orders.Grid(seats, rules, wanted, this::sight)));
        return new Canary(tables, service);
    }

    /** What an operator should know; empty while the grid is whole. */
    public List<String> worries() {
        Optional<String> why = MonotonicClock.whyNot();
        if (why.isEmpty()) {
            return worries;
        }
        List<String> all = new ArrayList<>(worries);
        all.add("Hazelcast in this JVM takes its time from the wall clock, which " + why.get()
                + ": a jump of it can end the CP sessions of Hazelcast's own lock API");
        return all;
    }

    /** Whether this member has its seat and can vote with it, or all seats belong to others, as of the last look. */
    public boolean isSettled() {
        return settled;
    }

    /** Whether the member is started anew where it has stopped; else that is the application's. */
    public boolean isOwn() {
        return host.isOwn();
    }

    /** How often this keeper did what, by the name of the act. */
    public Map<String, Long> actions() {
        return tally.read();
    }

    private void look() {
        if (closed) {
            return;
        }
        try {
            String reason = givingWay;
            boolean runs = host.isRunning();
            if (!runs && !host.isOwn()) {
                worries = List.of("the application has stopped the Hazelcast member of this grid");
            } else if (reason != null) {
                startAnew(reason, true);
            } else if (!runs) {
                startAnew("the engine of this member has stopped by itself", false);
            } else {
                String failure = host.isOwn() ? tables().failure() : null; // a guest says so in its health
                if (failure == null) {
                    keep();
                } else if (relapse.mayStart(surroundings.now())) {
                    startAnew(failure, false);
                } else {
                    settled = false;
                    worries = List.of("this member starts anew soon, as it did before for the same reason: " + failure);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void log(String words, Throwable failure) {
        logger().warning(words, failure);
    }

    private void keep() throws InterruptedException {
        KeeperService service = service();
        if (!seats.isFounded()) {
            worries = List.of();
            return; // how many founders are missing is told by who needs the group
        }
        UUID own = seats.own(); // before the list: what is listed later is looked at again before it is removed
        Sight sight = sight(own, seats.list(QUESTION));
        KeeperRules.Decision decision = rules.decide(sight);
        service.away(rules.away());
        settled = sight.isSettled(wanted, orders.declines());
        List<String> found = new ArrayList<>(decision.worries());
        found.addAll(canary.look(sight.nowMillis()));
        worries = List.copyOf(found);
        perform(decision.act(), sight, service);
    }

    private Sight sight(@Nullable List<Seat> listed) {
        return sight(seats.own(), listed);
    }

    private Sight sight(@Nullable UUID own, @Nullable List<Seat> listed) {
        NodeEngineImpl engine = seats.engine();
        KeeperService service = service();
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

    private void perform(Act act, Sight sight, KeeperService service) throws InterruptedException {
        try {
            if (act instanceof Act.RemoveSeat remove) {
                removeSeat(remove, sight);
            } else if (act instanceof Act.TakeSeat && !seats.isTaking()) {
                takeSeat(sight);
            } else if (act instanceof Act.MoveLeadership move) {
                seats.moveLeadership(move.to(), QUESTION);
                tally.add(KeeperTally.MOVE_LEADERSHIP);
            } else if (act instanceof Act.GiveWay give) {
                service.grid().giveWay(service.grid().birth(), false, give.why());
                tally.add(KeeperTally.GIVE_WAY);
            } else if (act instanceof Act.StartAnew anew) {
                startAnew(anew.why(), false);
            } else if (act instanceof Act.RestartGrid restart && !host.isOwn()) {
                worries =
                        List.of("this member cannot found a new grid, since the application would have to restart it: "
                                + restart.why());
            } else if (act instanceof Act.RestartGrid restart) {
                logger().warning("A new grid is founded: " + restart.why());
                service.grid().giveWay(service.grid().birth(), true, restart.why());
                tally.add(KeeperTally.RESTART_GRID);
            }
        } catch (ExecutionException | TimeoutException e) {
            logger().info("Not done yet, the keeper tries again: " + act + ": " + e.getMessage());
        }
    }

    private void removeSeat(Act.RemoveSeat remove, Sight sight)
            throws InterruptedException, ExecutionException, TimeoutException {
        UUID seat = remove.seat().id();
        List<Seat> listed = sight.seats();
        if (listed == null || seat.equals(seats.own()) || seats.isTaking()) {
            return; // it is this member's: it got it after it had looked
        }
        logger().info("Taking the seat at " + remove.seat().address() + " away: " + remove.why());
        if (seats.remove(seat, listed, CHANGE)) {
            tally.add(KeeperTally.REMOVE_SEAT);
        } else {
            logger().info("Not yet: leadership of a group is being handed to that seat, or the seats have changed");
        }
    }

    private void takeSeat(Sight sight) throws InterruptedException, ExecutionException, TimeoutException {
        List<Seat> listed = sight.seats();
        if (listed != null && seats.take(listed, CHANGE)) {
            tally.add(KeeperTally.TAKE_SEAT);
            logger().info("This member has got a free seat");
        }
    }

    /** @param gridIsOver whether the sessions of this grid are to be told that it is */
    private void startAnew(String why, boolean gridIsOver) {
        if (!host.isOwn()) {
            worries = List.of("this member is of no use to the grid until the application restarts it: " + why);
            return;
        }
        settled = false;
        logger().warning("This member starts anew: " + why);
        worries = List.of("this member starts anew: " + why);
        if (gridIsOver && host.isRunning()) {
            tables().tellRestarted();
        }
        beforeStart.accept(why);
        HazelcastInstance started = start();
        givingWay = null;
        rules = freshRules(); // what was seen before was of another grid, or of another seat
        try {
            seats = new CpSeats(host.engine(), surroundings);
            canary = watch(seats);
            afterStart.accept(started);
            tally.add(KeeperTally.START_ANEW);
        } catch (RuntimeException | Error failure) {
            started.getLifecycleService().terminate(); // the next look starts another
            throw failure;
        }
    }

    private HazelcastInstance start() {
        starting = true; // before closed is looked at, which close sets before it looks at this
        try {
            if (closed) {
                throw new IllegalStateException("this member is closed");
            }
            return host.startAnew();
        } finally {
            starting = false;
        }
    }

    private Tables tables() {
        return seats.engine().getService(Tables.SERVICE_NAME);
    }

    private KeeperService service() {
        return seats.engine().getService(KeeperService.NAME);
    }

    private ILogger logger() {
        return seats.engine().getLogger(Keeper.class);
    }

    /**
     * Gives up the member's seat and ends the member. Where its leaving would cost the grid its majority it waits for
     * others, for {@code stop-timeout} at most, and then leaves all the same, with a warning.
     */
    @Override
    public void close() {
        closed = true;
        long deadline = surroundings.now() + config.stopTimeout().toNanos();
        if (starting) {
            thread.shutdown(); // waited for, so that the new member does not outlive this
        } else {
            thread.shutdownNow();
        }
        boolean gracefully = false;
        try {
            if (thread.awaitTermination(config.stopTimeout().plus(QUESTION).toMillis(), TimeUnit.MILLISECONDS)) {
                gracefully = leave(Duration.ofNanos(Math.max(0, deadline - surroundings.now())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            logger().warning("This member leaves without its grid's consent, which it could not ask for", failure);
        } finally {
            thread.shutdownNow();
            host.stop(gracefully);
        }
    }

    private boolean leave(Duration patience) throws InterruptedException {
        if (!host.isOwn() || !host.isRunning()) {
            return false;
        }
        return new Departure(seats, surroundings, this::sight).leave(patience);
    }
}
