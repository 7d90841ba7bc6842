package io.lockgrid.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Messages between processes: late, and on LockGrid's own links also lost, repeated and overtaken. A cut link holds up
 * what is sent, or drops it. The engine's Raft is made for links that keep order, so on those it is kept.
 */
public final class Network {
    private static final class Link {
        private long last;
        private boolean cut;
        private boolean drops;
        private final List<Runnable> held = new ArrayList<>();
    }

    private static final int MOST_HELD = 1_000;
    private static final long SHORTEST = 100_000;
    private static final long USUAL = 300_000;

    private final Sim sim;
    private final Random random;
    private final Map<Long, Link> links = new LinkedHashMap<>();
    private double loss;
    private double twice;
    private double late;
    private long restlessUntil;

    Network(Sim sim) {
        this.sim = sim;
        this.random = sim.network();
    }

    /** How likely it is that one of LockGrid's own messages is lost, comes twice, or comes late. */
    void trouble(double likely) {
        loss = likely;
        twice = likely;
        late = likely;
    }

    /** Whether such a message may come twice at the moment. */
    public boolean isTroubled() {
        return twice > 0;
    }

    /** Somebody does not answer, or is not reached, until then. */
    void restless(long until) {
        restlessUntil = Math.max(restlessUntil, until);
    }

    /** Whether a question of so long ago may have found no answer though there is somebody to give it. */
    public boolean wasRestless(long ago) {
        return loss > 0 || sim.now() - ago < restlessUntil;
    }

    private Link link(SimProcess from, SimProcess to) {
        return links.computeIfAbsent(((long) from.number() << 32) | to.number(), any -> new Link());
    }

    void cut(SimProcess from, SimProcess to, boolean drops) {
        Link link = link(from, to);
        link.cut = true;
        link.drops = drops;
    }

    void heal(SimProcess from, SimProcess to) {
        heal(link(from, to));
    }

    private static void heal(Link link) {
        link.cut = false;
        List<Runnable> held = List.copyOf(link.held);
        link.held.clear();
        held.forEach(Runnable::run);
    }

    void healAll() {
        for (Link link : List.copyOf(links.values())) {
            heal(link);
        }
    }

    /** Takes one of LockGrid's own messages. */
    public void send(SimProcess from, SimProcess to, byte[] bytes, String kind, Runnable deliver) {
        sim.trace().mix(bytes);
        if (random.nextDouble() < loss) {
            return;
        }
        carry(link(from, to), () -> {
            long delay = delay() + (random.nextDouble() < late ? random.nextInt(1_500_000_000) : 0);
            sim.at(sim.now() + delay, to, kind, deliver);
            if (random.nextDouble() < twice) {
                sim.at(sim.now() + delay + random.nextInt(2_000_000_000), to, kind + " again", deliver);
            }
        });
    }

    /** Takes one of the engine's messages. */
    public void sendInOrder(SimProcess from, SimProcess to, byte[] bytes, String kind, Runnable deliver) {
        sim.trace().mix(bytes);
        Link link = link(from, to);
        carry(link, () -> {
            link.last = Math.max(sim.now() + delay(), link.last + 1);
            sim.at(link.last, to, kind, deliver);
        });
    }

    private void carry(Link link, Runnable travel) {
        if (!link.cut) {
            travel.run();
        } else if (!link.drops && link.held.size() < MOST_HELD) {
            link.held.add(travel);
        }
    }

    private long delay() {
        return SHORTEST + (long) (-Math.log(1 - random.nextDouble()) * USUAL);
    }
}
