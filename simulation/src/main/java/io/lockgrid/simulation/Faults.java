package io.lockgrid.simulation;

import io.lockgrid.node.raft.SimCluster;
import io.lockgrid.node.raft.SimMember;
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
        HICCUP,
        LATE_ANSWERS,
        MEMBER_CRASH,
        MEMBER_LEAVES,
        CLIENT_CRASH,
        GRID_LOSS,
        CLIENT_CLOSE
    }

    /** What the margin of clocks allows, and a little less. */
    private static final double MOST_DRIFT = 0.009;

    private final Sim sim;
    private final Network network;
    private final SimCluster cluster;
    private final Population population;
    private final long timeToLive;
    private final Cut cut;
    private final Random chance;
    private final List<Kind> kinds = new ArrayList<>();
    private boolean over;
    private int injected;

    Faults(Sim sim, Network network, SimCluster cluster, Population population, long timeToLive, Cut cut) {
        this.sim = sim;
        this.network = network;
        this.cluster = cluster;
        this.population = population;
        this.timeToLive = timeToLive;
        this.cut = cut;
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
            Random own = new Random(chance.nextLong()); // so that one that is left out does not change the others
            Kind kind = kinds.get(own.nextInt(kinds.size()));
            if (!cut.leavesOut(injected, sim.now())) {
                inject(kind, own);
            }
            long next = 200 * Sim.MILLI + (long) (-Math.log(1 - chance.nextDouble()) * 4 * Sim.SECOND);
            sim.at(sim.now() + next, null, "fault", this::begin);
        }
    }

    private void inject(Kind kind, Random fate) {
        List<SimProcess> processes = population.processes();
        if (processes.isEmpty()) {
            return; // all are dead at the moment
        }
        SimProcess one = processes.get(fate.nextInt(processes.size()));
        sim.note("fault " + injected + " " + kind + " of " + one.name());
        switch (kind) {
            case PAUSE -> pause(one, (100 + fate.nextInt(fate.nextInt(3) == 0 ? 25_000 : 3_000)) * Sim.MILLI);
            case PARTITION -> partition(processes, fate);
            case ONE_WAY -> {
                SimProcess other = processes.get(fate.nextInt(processes.size()));
                if (other != one) {
                    cut(one, other, time(fate), fate.nextBoolean());
                }
            }
            case WALL_JUMP -> one.wallJumps((long) (fate.nextGaussian() * 600_000));
            case DRIFT -> one.rate(1 + (fate.nextDouble() * 2 - 1) * MOST_DRIFT);
            case LEADERSHIP -> cluster.moveLeadership(fate);
            case ISOLATION -> isolate(one, processes, fate);
            case LATE_ANSWERS -> lateAnswers(one, processes, fate);
            case HICCUP -> {
                SimProcess leader = cluster.leading(fate);
                if (leader != null) {
                    hiccup(leader, (200 + fate.nextInt(1_600)) * Sim.MILLI);
                }
            }
            case MEMBER_CRASH -> population.crashMember(fate);
            case MEMBER_LEAVES -> population.haveMemberLeave(fate);
            case CLIENT_CRASH -> population.crashClient(fate);
            case CLIENT_CLOSE -> population.closeClient(fate);
            case GRID_LOSS -> {
                kinds.remove(Kind.GRID_LOSS); // once is enough
                population.loseGrid(fate);
            }
        }
    }

    private static long time(Random fate) {
        return (500 + fate.nextInt(fate.nextInt(3) == 0 ? 30_000 : 5_000)) * Sim.MILLI;
    }

    private void partition(List<SimProcess> processes, Random fate) {
        List<SimProcess> left =
                processes.stream().filter(any -> fate.nextBoolean()).toList();
        long time = time(fate);
        boolean drops = fate.nextBoolean();
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
    private void isolate(SimProcess one, List<SimProcess> processes, Random fate) {
        long time = (long) (timeToLive * (0.8 + fate.nextDouble() * 0.4));
        boolean drops = fate.nextBoolean();
        boolean deaf = fate.nextInt(3) == 0;
        for (SimProcess other : processes) {
            if (other != one) {
                cut(other, one, time, drops);
                if (!deaf) {
                    cut(one, other, time, drops);
                }
            }
        }
    }

    /** Hears for a part of its time to live nothing of what is said to it, then all of it, and then nobody hears it. */
    private void lateAnswers(SimProcess one, List<SimProcess> processes, Random fate) {
        long deaf = (long) (timeToLive * (0.1 + fate.nextDouble() * 0.6));
        for (SimProcess other : processes) {
            if (other != one) {
                cut(other, one, deaf, false);
                sim.at(sim.now() + deaf + 20 * Sim.MILLI, null, "cut off", () -> {
                    cut(one, other, timeToLive * 6 / 5, true);
                    cut(other, one, timeToLive * 6 / 5, true);
                });
            }
        }
    }

    /** The leader keeps its clients and its lead, and reaches no other member for a while. */
    private void hiccup(SimProcess leader, long time) {
        for (SimMember other : cluster.members()) {
            if (other.process() != leader) {
                cut(leader, other.process(), time, false);
                cut(other.process(), leader, time, false);
            }
        }
    }

    private void pause(SimProcess one, long time) {
        network.restless(sim.now() + time);
        one.pause(time);
    }

    private void cut(SimProcess from, SimProcess to, long time, boolean drops) {
        network.restless(sim.now() + time);
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
