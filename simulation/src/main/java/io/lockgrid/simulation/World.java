package io.lockgrid.simulation;

import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.raft.SimClient;
import io.lockgrid.node.raft.SimCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A whole run of one seed: a grid, its clients, what goes wrong, and the end when nothing may be left. */
final class World {
    private static final int[] TIMES_TO_LIVE = {3, 5, 9, 15};
    private static final int[] ENTRIES_TO_SNAPSHOT = {10, 50, 200, 1_500};

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
            int faults) {}

    private final long seed;
    private final Sim sim;
    private final Network network;
    private final SimCluster cluster;
    private final RuntimeSettings settings;
    private final Callers callers;
    private final Faults faults;
    private final Random chance;
    private final Duration timeToLive;
    private final List<SimProcess> processes = new ArrayList<>();
    private final Map<SimProcess, GridRuntime> grids = new LinkedHashMap<>();

    private World(long seed, boolean verbose) {
        this.seed = seed;
        this.sim = new Sim(seed, verbose);
        this.chance = sim.faults();
        this.network = new Network(sim);
        this.timeToLive = Duration.ofSeconds(TIMES_TO_LIVE[chance.nextInt(TIMES_TO_LIVE.length)]);
        Duration heartbeat = timeToLive.dividedBy(chance.nextBoolean() ? 5 : 3);
        Duration callTimeout = Duration.ofSeconds(chance.nextBoolean() ? 5 : 30);
        int seats = chance.nextInt(4) == 0 ? 5 : 3;
        GridNodeConfig config = GridNodeConfig.defaults()
                .withSession(timeToLive, heartbeat)
                .withCallTimeout(callTimeout)
                .withSeats(seats);
        this.settings = new RuntimeSettings(config.groups(), timeToLive, heartbeat, callTimeout, 256);
        this.cluster =
                new SimCluster(sim, network, config, ENTRIES_TO_SNAPSHOT[chance.nextInt(ENTRIES_TO_SNAPSHOT.length)]);
        List<String> locks = IntStream.range(0, 1 + chance.nextInt(4))
                .mapToObj(i -> "lock-" + i)
                .toList();
        this.callers = new Callers(sim, cluster.judge(), locks, timeToLive);
        for (int i = 1; i <= seats; i++) {
            cluster.add(process("m" + i));
        }
        int clients = 1 + chance.nextInt(3);
        for (int i = 1; i <= clients; i++) {
            process("c" + i);
        }
        this.faults = new Faults(sim, network, cluster, processes);
    }

    private SimProcess process(String name) {
        SimProcess process = sim.process(name, 1, chance.nextInt(2_000) - 1_000);
        processes.add(process);
        return process;
    }

    static Outcome run(long seed, boolean verbose) {
        World world = new World(seed, verbose);
        try {
            world.run();
        } finally {
            world.sim.end();
        }
        return world.outcome();
    }

    private void run() {
        sim.afterEach(cluster.judge()::checkLeaders);
        cluster.found();
        int seats = cluster.members().size();
        for (SimProcess client : processes.subList(seats, processes.size())) {
            GridRuntime grid = new GridRuntime(settings, new SimClient(cluster, client), client);
            grids.put(client, grid);
            callers.start(client, grid, 1 + chance.nextInt(4));
        }
        sim.at(4 * Sim.SECOND, null, "fault", faults::begin);
        sim.run((30 + chance.nextInt(60)) * Sim.SECOND);
        faults.heal();
        callers.stop();
        sim.run(sim.now() + 60 * Sim.SECOND + 3 * timeToLive.toNanos());
        checkDone("CALLER");
        grids.forEach((client, grid) -> sim.thread(client, client.name() + "/closer", grid::close));
        sim.run(sim.now() + 2 * timeToLive.toNanos() + 10 * Sim.SECOND);
        checkDone("CLOSE");
        cluster.judge().checkEnd();
    }

    private void checkDone(String what) {
        for (SimProcess process : processes) {
            for (SimThread thread : process.threads()) {
                if (!thread.isDone()) {
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
                callers.holds(),
                faults.injected());
    }
}
