package io.lockgrid.simulation;

import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.Limits;
import io.lockgrid.node.LockRule;
import io.lockgrid.node.raft.SimCluster;
import io.lockgrid.node.raft.StockTimes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A whole run of one seed: a grid, its clients, what goes wrong, and the end when nothing may be left. */
final class World {
    private static final int[] TIMES_TO_LIVE = {2, 3, 5, 9, 15};
    private static final List<String> GROUPS = List.of("default", "second");
    private static final int[] GRACES = {2, 6, 20};
    private static final int[] ENTRIES_TO_SNAPSHOT = {10, 50, 200, 10_000};

    /** What a run has shown. Immutable. */
    record Outcome(
            long seed,
            long hash,
            List<String> violations,
            long nanos,
            long entries,
            long terms,
            long beliefs,
            long holds,
            long seatChanges,
            int faults) {}

    private final long seed;
    private final Sim sim;
    private final SimCluster cluster;
    private final Callers callers;
    private final StockCallers stockCallers;
    private final Operators operators;
    private final Population population;
    private final Faults faults;
    private final Random chance;
    private final Duration timeToLive;

    private World(long seed, boolean verbose, Cut cut) {
        this.seed = seed;
        this.sim = new Sim(seed, verbose);
        this.chance = sim.faults();
        Network network = new Network(sim);
        this.timeToLive = Duration.ofSeconds(TIMES_TO_LIVE[chance.nextInt(TIMES_TO_LIVE.length)]);
        Duration heartbeat = timeToLive.dividedBy(chance.nextBoolean() ? 5 : 3);
        Duration callTimeout = Duration.ofSeconds(chance.nextBoolean() ? 5 : 30);
        int seats = chance.nextInt(4) == 0 ? 5 : 3;
        int places = seats + chance.nextInt(2);
        GridNodeConfig config = GridNodeConfig.defaults()
                .withSession(timeToLive, heartbeat)
                .withCallTimeout(callTimeout)
                .withLocks(rules())
                .withLimits(Limits.DEFAULT.withSessionTimeToLive(timeToLive))
                .withGrace(Duration.ofSeconds(GRACES[chance.nextInt(GRACES.length)]))
                .withStopTimeout(Duration.ofSeconds(20))
                .withSeats(seats)
                .withGroups(GROUPS.subList(0, 1 + chance.nextInt(GROUPS.size())));
        StockTimes stock = new StockTimes(chance.nextBoolean() ? 15 : 25, 1 + chance.nextInt(3));
        this.cluster = new SimCluster(
                sim, network, config, stock, ENTRIES_TO_SNAPSHOT[chance.nextInt(ENTRIES_TO_SNAPSHOT.length)]);
        List<String> locks = IntStream.range(0, Math.min(1 + chance.nextInt(4), cut.locks()))
                .mapToObj(i -> lock(i, config.groups()))
                .toList();
        this.stockCallers = new StockCallers(sim, cluster.judge(), locks);
        Told told = new Told(sim);
        this.callers = new Callers(sim, cluster.judge(), told, locks, timeToLive);
        this.operators = new Operators(
                sim,
                cluster.aims(),
                List.of(
                        new SeatOrders(cluster, config.groups()),
                        new HoldOrders(sim, cluster.judge(), told),
                        new Reads(sim, cluster.judge(), locks, config.groups())));
        RuntimeSettings settings =
                new RuntimeSettings(config.groups(), timeToLive, heartbeat, callTimeout, 256, drain());
        this.population = new Population(
                sim,
                cluster,
                settings,
                callers,
                chance.nextBoolean() ? stockCallers : null,
                operators,
                places,
                chance,
                cut);
        this.faults = new Faults(sim, network, cluster, population, timeToLive.toNanos(), cut);
    }

    /** After a hold that was taken away the first locks stay closed for a while, in every other run. */
    private List<LockRule> rules() {
        Duration closed = Duration.ofMillis(200 + chance.nextInt(3_000));
        return chance.nextBoolean()
                ? List.of()
                : List.of(new LockRule("lock-0", null, closed, null), new LockRule("lock-1", null, closed, null));
    }

    private Duration drain() {
        return Duration.ofSeconds(chance.nextInt(3) * 2L);
    }

    /** Of each name there is one in each group. */
    private static String lock(int number, List<String> groups) {
        int group = number % groups.size();
        return "lock-" + number / groups.size() + (group == 0 ? "" : "@" + groups.get(group));
    }

    static Outcome run(long seed, boolean verbose) {
        return run(seed, verbose, Cut.NONE);
    }

    static Outcome run(long seed, boolean verbose, Cut cut) {
        World world = new World(seed, verbose, cut);
        SevereWords words = SevereWords.of(world.sim);
        try {
            world.run();
        } catch (RuntimeException | Error failure) {
            world.sim.defect(failure);
        } finally {
            world.sim.end();
            words.close();
        }
        return world.outcome();
    }

    private void run() {
        sim.afterEach(cluster.judge()::checkLeaders);
        population.begin(1 + chance.nextInt(3));
        sim.at(4 * Sim.SECOND, null, "fault", faults::begin);
        sim.run((30 + chance.nextInt(60)) * Sim.SECOND);
        faults.heal();
        population.settle();
        callers.stop();
        stockCallers.stop();
        operators.stop();
        sim.run(sim.now() + 60 * Sim.SECOND + 3 * timeToLive.toNanos());
        checkDone("CALLER");
        population.takeAll();
        callers.silence();
        sim.run(sim.now() + 40 * Sim.SECOND);
        population.close();
        sim.run(sim.now() + 2 * timeToLive.toNanos() + 10 * Sim.SECOND);
        checkDone("CLOSE");
        cluster.judge().checkEnd();
    }

    private void checkDone(String what) {
        for (SimProcess process : population.processes()) {
            for (SimThread thread : process.threads()) {
                if (!thread.isDone() && !thread.serves() && !(what.equals("CALLER") && callers.isChatterer(thread))) {
                    sim.violation(what + ": " + thread.getName() + " has not come to an end");
                }
            }
        }
    }

    private Outcome outcome() {
        return new Outcome(
                seed,
                sim.trace().hash(),
                sim.trace().violations(),
                sim.now(),
                cluster.judge().entries(),
                cluster.judge().terms(),
                cluster.judge().beliefsChecked(),
                callers.holds() + stockCallers.holds(),
                cluster.seats().changes(),
                faults.injected());
    }
}
