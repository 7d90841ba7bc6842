package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.OnMajorityLoss;
import io.lockgrid.node.membership.rules.Act;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Relapse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the grid of one member whole without an operator: looks once a second, one thing at a time, starts the member anew
 * where it is of no use any more, and has it leave. What it sees and changes of the grid is its {@link Tenure}.
 *
 * <p>All state is owned by its one thread, but for what is volatile. {@link #close} ends it and the member.
 */
public final class Keeper implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration QUESTION = Duration.ofSeconds(2);

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
    private Tenure tenure;

    /** Why the member has to start anew; set by any thread. */
    private volatile @Nullable String givingWay;

    private Keeper(MemberHost host, GridNodeConfig config, int wanted, Surroundings surroundings) {
        this.host = host;
        this.surroundings = surroundings;
        this.config = config;
        this.wanted = wanted;
        this.thread = surroundings.thread("lockgrid-keeper");
        this.orders = new Orders(thread, host.isOwn());
        this.tenure = newTenure();
        watch();
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

    private Tenure newTenure() {
        KeeperRules rules = new KeeperRules(
                wanted,
                config.grace(),
                config.onMajorityLoss() instanceof OnMajorityLoss.RestartTable restart ? restart.after() : null);
        return new Tenure(host.engine(), surroundings, wanted, rules, tally);
    }

    private void watch() {
        KeeperService service = tenure.service;
        service.grid().whenOver(why -> givingWay = why);
        service.declines(orders.declines());
        ExecutionService timer = tenure.engine.getExecutionService();
        service.whenOrdered(order -> orders.take(order, timer, () -> tenure));
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
                String failure = host.isOwn() ? tenure.tables.failure() : null; // a guest says so in its health
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
        if (!tenure.seats.isFounded()) {
            worries = List.of();
            return; // how many founders are missing is told by who needs the group
        }
        Tenure.Look look = tenure.look();
        settled = look.sight().isSettled(wanted, orders.declines());
        worries = look.worries();
        if (look.act() instanceof Act.StartAnew anew) {
            startAnew(anew.why(), false);
        } else if (look.act() instanceof Act.RestartGrid restart && !host.isOwn()) {
            worries = List.of("this member cannot found a new grid, since the application would have to restart it: "
                    + restart.why());
        } else {
            tenure.perform(look);
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
            tenure.tables.tellRestarted();
        }
        beforeStart.accept(why);
        HazelcastInstance started = start();
        givingWay = null;
        try {
            tenure = newTenure();
            watch();
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

    private ILogger logger() {
        return tenure.engine.getLogger(Keeper.class);
    }

    /** Ends the member without a word to anybody, and for good. */
    public void halt() {
        closed = true;
        thread.shutdownNow();
        host.stop(false);
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
        return new Departure(tenure.seats, surroundings, tenure::sight).leave(patience);
    }
}
