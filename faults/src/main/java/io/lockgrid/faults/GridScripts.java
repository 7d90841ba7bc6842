package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happens to a grid as a whole. Stateless. */
final class GridScripts {
    private GridScripts() {}

    static void mixed(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.serves(Set.of("c0", "c1"));
        trial.begin();
        lab.ask("c1", "force on", 5);
        StringBuilder what = new StringBuilder();
        while (System.nanoTime() - trial.begunAt() < 60_000_000_000L) {
            what.append(what.isEmpty() ? "" : ", ").append(anything(trial));
            Steps.awaitHealthy(trial, 60);
        }
        lab.ask("c1", "force off", 5);
        trial.note(what.toString());
        trial.settle();
        trial.note(trial.calls(Event.Kind.FORCE, Event.Outcome.OK).size() + " forced");
    }

    /** One thing to one member; it is over when this returns. */
    private static String anything(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String member = lab.members().get(trial.random().nextInt(3));
        double seconds = 1 + trial.random().nextInt(18);
        int which = trial.random().nextInt(5);
        trial.died();
        switch (which) {
            case 0 -> {
                lab.process(member).kill();
                Lab.pass(seconds / 4);
                lab.startAndAwait(List.of(member));
                return "kill " + member;
            }
            case 1 -> {
                lab.process(member).stop(60);
                lab.startAndAwait(List.of(member));
                return "stop " + member;
            }
            case 2 -> {
                lab.network().cut(List.of(member), new ArrayList<>(Steps.all(lab, List.of(member))));
                Lab.pass(seconds);
                lab.network().heal();
                return "cut %s %.0f s".formatted(member, seconds);
            }
            case 3 -> {
                lab.members().stream()
                        .filter(other -> !other.equals(member))
                        .forEach(other -> lab.network().cutOneWay(member, other));
                Lab.pass(seconds);
                lab.network().heal();
                return "mute %s %.0f s".formatted(member, seconds);
            }
            default -> {
                trial.frozen(member);
                lab.process(member).pause();
                Lab.pass(seconds);
                lab.process(member).resume();
                return "pause %s %.0f s".formatted(member, seconds);
            }
        }
    }

    static void splitStart(Trial trial) throws InterruptedException {
        trial.begin();
        Lab lab = trial.lab();
        Lab.pass(5);
        for (String member : lab.members()) {
            trial.require(!Steps.health(lab, member).contains("HEALTHY"), member + " founded a grid on its side");
        }
        lab.network().heal();
        lab.startAndAwait(List.of("c0", "c1"));
        Steps.awaitHealthy(trial, 60);
        trial.settle();
    }

    static void twoGrids(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        Steps.awaitHealthy(trial, 40);
        for (String member : List.of("m0", "m3")) {
            lab.process(member).tell("hold both");
            trial.require(lab.process(member).hear(10).startsWith("held"), "there were not two grids to begin with");
        }
        trial.begin();
        lab.network().heal();
        List<String> losses = new ArrayList<>();
        while (System.nanoTime() - trial.begunAt() < 25_000_000_000L) {
            Lab.pass(0.1);
            boolean first = losses.isEmpty();
            losses = new ArrayList<>(lab.process("m0").losses());
            losses.addAll(lab.process("m3").losses());
            if (first && !losses.isEmpty()) {
                trial.note("told after %.1f s".formatted((System.nanoTime() - trial.begunAt()) / 1e9));
            }
        }
        trial.require(losses.equals(List.of("GRID_RESTARTED")), "the younger grid's holder was told " + losses);
        trial.separate();
        trial.begin(); // an outage is one of the grid that is left
        lab.startAndAwait(List.of("c0", "c1"));
        Steps.awaitHealthy(trial, 60);
        trial.settle();
    }
}
