package io.lockgrid.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Plays a script and judges it: a world of its own, two processes of which one has two callers. */
final class Play {
    /** Longer than the longest max hold: where renewals overtook each other, the grid's may end later than its holder's. */
    private static final int MOST_ROUNDS = 28;

    private static final List<String> LOCKS = List.of("lock0", "lock1");

    private final World world = new World();
    private final List<World.Node> nodes = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Judge judge;

    /** @param rate of the clock of the first process; the other's is right */
    private Play(double rate) {
        nodes.add(world.node("ann", rate));
        nodes.add(world.node("bob"));
        judge = new Judge(world, nodes);
        for (int i = 0; i < Scripts.CALLERS; i++) {
            World.Node node = nodes.get(i < 2 ? 0 : 1);
            callers.add(new Caller("caller" + i, node, world, judge));
        }
    }

    /** What was wrong, with the story up to then; empty if all was well. */
    static String of(List<Act> script, double rate) {
        return new Play(rate).play(script).report();
    }

    /** All that was seen. */
    static String story(List<Act> script, double rate) {
        return new Play(rate).play(script).story();
    }

    private Judge play(List<Act> script) {
        try (world) {
            for (int i = 0; i < script.size() && !judge.found(); i++) {
                judge.note(script.get(i).toString());
                perform(script.get(i));
                world.time.settle();
            }
            if (!judge.found()) {
                end();
            }
            return judge;
        }
    }

    private void perform(Act act) {
        if (act instanceof Act.Call call) {
            callers.get(call.caller()).give(call);
        } else if (act instanceof Act.Interrupt interrupt) {
            callers.get(interrupt.caller()).interrupt();
        } else if (act instanceof Act.Cancel cancel) {
            callers.get(cancel.caller()).cancel(cancel.lock());
        } else if (act instanceof Act.Pass pass) {
            world.pass(pass.millis());
        } else if (act instanceof Act.Force force) {
            judge.force(LOCKS, () -> world.grid.forceRelease(LOCKS.get(force.lock())));
        } else if (act instanceof Act.End end) {
            judge.force(
                    LOCKS,
                    () -> world.grid.endSessions(
                            nodes.get(end.node()).way().home().node()));
        } else if (act instanceof Act.Reconnect reconnect) {
            nodes.get(reconnect.node()).way().reconnect();
        } else if (act instanceof Act.Slow slow) {
            way(slow.node(), slow.path()).courier(taking(slow.millis()));
        } else if (act instanceof Act.Delay delay) {
            way(delay.node(), delay.path()).courierOfOne(taking(delay.millis()));
        } else if (act instanceof Act.Keep keep) {
            way(keep.node(), keep.path()).hold();
        } else if (act instanceof Act.Cut cut) {
            for (Act.Path path : Act.Path.values()) {
                way(cut.node(), path).hold();
            }
        } else if (act instanceof Act.Mend mend) {
            nodes.get(mend.node()).way().heal();
        } else if (act instanceof Act.LetGo go) {
            way(go.node(), go.path()).letGo();
        } else if (act instanceof Act.Deliver deliver) {
            way(deliver.node(), deliver.path()).deliver(deliver.place());
        } else if (act instanceof Act.Repeat repeat) {
            way(repeat.node(), repeat.path()).repeat(repeat.place());
        } else if (act instanceof Act.Drop drop) {
            way(drop.node(), drop.path()).drop(drop.place());
        } else if (act instanceof Act.Fail fail) {
            nodes.get(fail.node()).way().fail(fail.path() == Act.Path.REQUESTS, fail.place());
        }
    }

    private Way<?> way(int node, Act.Path path) {
        ScriptedTransport way = nodes.get(node).way();
        return switch (path) {
            case REQUESTS -> way.requests();
            case ANSWERS -> way.answers();
            case NOTICES -> way.notices();
        };
    }

    private Executor taking(long millis) {
        return task -> world.time.after(Duration.ofMillis(millis).toNanos(), task);
    }

    /** Everything gets through again; then all must agree, and nobody may be left who waits or holds. */
    private void end() {
        judge.note("all is delivered");
        callers.forEach(Caller::rest);
        for (World.Node node : nodes) {
            for (Act.Path path : Act.Path.values()) {
                way(nodes.indexOf(node), path).courier(taking(0));
            }
            node.way().heal();
        }
        world.pass(5_000);
        judge.note("all is calm");
        LOCKS.forEach(lock -> judge.calm(
                lock, callers.stream().mapToInt(caller -> caller.waiting(lock)).sum()));
        for (int round = 0; round < MOST_ROUNDS && !judge.found() && !isOver(); round++) {
            callers.forEach(Caller::leave);
            world.pass(2_500);
        }
        for (Caller caller : callers) {
            if (caller.isBusy()) {
                judge.fault(caller + " waits for ever");
            }
        }
        LOCKS.forEach(lock -> judge.calm(lock, 0));
        LOCKS.stream()
                .filter(lock -> world.grid.holder(lock) != null)
                .forEach(lock -> judge.fault("nobody lets go of " + Judge.shown(world.grid.holder(lock))));
    }

    private boolean isOver() {
        return callers.stream().noneMatch(Caller::isBusy)
                && LOCKS.stream().allMatch(lock -> world.grid.holder(lock) == null && world.grid.waiters(lock) == 0);
    }
}
