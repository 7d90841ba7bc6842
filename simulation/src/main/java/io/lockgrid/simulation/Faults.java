package io.lockgrid.simulation;

import io.lockgrid.node.raft.SimCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What goes wrong in a run, as its seed says. All of it ends with {@link #heal}. */
final class Faults {
    private enum Kind {
        PAUSE,
        PARTITION,
        ONE_WAY,
        WALL_JUMP,
        DRIFT,
        LEADERSHIP,
        ISOLATION,
        MEMBER_CRASH,
        CLIENT_CRASH,
        GRID_LOSS
    }

    /** What the margin of clocks allows, and a little less. */
    private static final double MOST_DRIFT = 0.009;

    private final Sim sim;
    private final Network network;
    private final SimCluster cluster;
    private final Population population;
    private final long timeToLive;
    private final Random chance;
    private final List<Kind> kinds = new ArrayList<>();
    private boolean over;
    private int injected;

    Faults(Sim sim, Network network, SimCluster cluster, Population population, long timeToLive) {
        this.sim = sim;
        this.network = network;
        this.cluster = cluster;
        this.population = population;
        this.timeToLive = timeToLive;
        this.chance = sim.faults();
        for (Kind kind : Kind.values()) {
            if (chance.nextInt(100) < (kind == Kind.GRID_LOSS ? 10 : 45)) {
                kinds.add(kind);
            }
        }
        if (kinds.contains(Kind.GRID_LOSS)) {
            kinds.remove(Kind.WALL_JUMP); // after both at once only who has seen a fence knows how high it was
        }
        network.trouble(chance.nextInt(3) == 0 ? chance.nextDouble() * 0.1 : 0);
        sim.note("faults " + kinds);
    }

    int injected() {
        return injected;
    }

    void begin() {
        if (!over && !kinds.isEmpty()) {
            injected++;
            inject(kinds.get(chance.nextInt(kinds.size())));
            long next = 200 * Sim.MILLI + (long) (-Math.log(1 - chance.nextDouble()) * 4 * Sim.SECOND);
            sim.at(sim.now() + next, null, "fault", this::begin);
        }
    }

    private void inject(Kind kind) {
        List<SimProcess> processes = population.processes();
        if (processes.isEmpty()) {
            return; // all are dead at the moment
        }
        SimProcess one = processes.get(chance.nextInt(processes.size()));
        sim.note("fault " + kind + " of " + one.name());
        switch (kind) {
            case PAUSE -> one.pause((100 + chance.nextInt(chance.nextInt(3) == 0 ? 25_000 : 3_000)) * Sim.MILLI);
            case PARTITION -> partition(processes);
            case ONE_WAY -> {
                SimProcess other = processes.get(chance.nextInt(processes.size()));
                if (other != one) {
                    cut(one, other, time(), chance.nextBoolean());
                }
            }
            case WALL_JUMP -> one.wallJumps((long) (chance.nextGaussian() * 600_000));
            case DRIFT -> one.rate(1 + (chance.nextDouble() * 2 - 1) * MOST_DRIFT);
            case LEADERSHIP -> cluster.moveLeadership(chance);
            case ISOLATION -> isolate(one, processes);
            case MEMBER_CRASH -> population.crashMember(chance);
            case CLIENT_CRASH -> population.crashClient(chance);
            case GRID_LOSS -> {
                kinds.remove(Kind.GRID_LOSS); // once is enough
                population.loseGrid(chance);
            }
        }
    }

    private long time() {
        return (500 + chance.nextInt(chance.nextInt(3) == 0 ? 30_000 : 5_000)) * Sim.MILLI;
    }

    private void partition(List<SimProcess> processes) {
        List<SimProcess> left =
                processes.stream().filter(any -> chance.nextBoolean()).toList();
        long time = time();
        boolean drops = chance.nextBoolean();
        for (SimProcess one : left) {
            for (SimProcess other : processes) {
                if (!left.contains(other)) {
                    cut(one, other, time, drops);
                    cut(other, one, time, drops);
                }
            }
        }
    }

    /** For about as long as a session lives without a sign of life; now and then only what is said to it is lost. */
    private void isolate(SimProcess one, List<SimProcess> processes) {
        long time = (long) (timeToLive * (0.8 + chance.nextDouble() * 0.4));
        boolean drops = chance.nextBoolean();
        boolean deaf = chance.nextInt(3) == 0;
        for (SimProcess other : processes) {
            if (other != one) {
                cut(other, one, time, drops);
                if (!deaf) {
                    cut(one, other, time, drops);
                }
            }
        }
    }

    private void cut(SimProcess from, SimProcess to, long time, boolean drops) {
        network.cut(from, to, drops);
        sim.at(sim.now() + time, null, "heal", () -> network.heal(from, to));
    }

    /** Nothing goes wrong any more. Who is paused goes on when its time has come. */
    void heal() {
        over = true;
        network.trouble(0);
        network.healAll();
    }
}
