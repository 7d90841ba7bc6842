package io.lockgrid.faults;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What happens to holders of locks. Stateless. */
final class HolderScripts {
    private HolderScripts() {}

    static void holderKilled(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        lab.process("c0").tell("hold orphan");
        trial.require(lab.process("c0").hear(10).startsWith("held"), "the lock was not to be had");
        trial.serves(Set.of("m0", "m1", "m2"));
        trial.begin();
        lab.process("c0").kill();
        lab.process("c1").tell("hold orphan");
        String said = lab.process("c1").hear(17);
        trial.note("free after %.1f s".formatted((System.nanoTime() - trial.begunAt()) / 1e9));
        trial.require(said.startsWith("held"), "the lock of a dead holder was not free after 17 s: " + said);
        trial.settle();
    }

    static void holderPaused(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.require(lab.ask("c0", "hold orphan", 10).startsWith("held"), "the lock was not to be had");
        trial.serves(Set.of("m0", "m1", "m2", "c1"));
        trial.begin();
        trial.frozen("c0");
        lab.process("c0").pause();
        String said = lab.ask("c1", "hold orphan", 17);
        trial.note("free after %.1f s".formatted((System.nanoTime() - trial.begunAt()) / 1e9));
        trial.require(said.startsWith("held"), "the lock of a holder that stands still was not free: " + said);
        trial.require(lab.ask("c1", "write orphan", 5).equals("accepted"), "the new holder could not write");
        Lab.pass(2);
        lab.process("c0").resume();
        String still = lab.ask("c0", "still orphan", 10);
        trial.require(still.equals("still false"), "the old holder believes to hold: " + still);
        String late = lab.ask("c0", "write orphan", 5);
        trial.require(late.equals("refused"), "the late write was " + late);
        trial.settle();
    }

    static void clockJumps(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        for (String holder : List.of(leader, "c0", "c1")) {
            trial.require(
                    lab.ask(holder, "hold kept-by-" + holder, 10).startsWith("held"), "the lock was not to be had");
        }
        trial.begin();
        for (List<String> hosts :
                List.of(List.of(leader), List.of(lab.followers().get(0), "c0"))) {
            for (int hours : new int[] {3, -3, 0}) {
                hosts.forEach(host -> lab.process(host).clock().jump("%+dh".formatted(hours)));
                Lab.pass(hours == 0 ? 4 : 17);
                for (String host : hosts) {
                    double off = Double.parseDouble(lab.ask(host, "clock", 10).substring("clock ".length()))
                            - System.currentTimeMillis();
                    trial.require(Math.abs(off / 3_600_000 - hours) < 0.1, "the clock of " + host + " did not jump");
                }
            }
        }
        for (String holder : List.of(leader, "c0", "c1")) {
            trial.require(
                    lab.ask(holder, "still kept-by-" + holder, 10).equals("still true"),
                    holder + " lost its lock: " + lab.process(holder).losses());
        }
        trial.note("led by " + (lab.leader().equals(leader) ? "the same" : "another") + " in the end");
        Steps.awaitHealthy(trial, 5);
        trial.settle();
        int lost = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size();
        trial.require(lost == 0, lost + " holds were lost because a wall clock jumped");
    }

    static void forcedReleases(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.begin();
        lab.ask("c1", "force on", 5);
        Lab.pass(15);
        lab.ask("c1", "force off", 5);
        trial.settle();
        Set<Long> lost = fences(trial, Event.Kind.RELEASE, Event.Outcome.LOST);
        lost.addAll(fences(trial, Event.Kind.ACQUIRE, Event.Outcome.LOST));
        lost.remove(0L); // gone before its caller had a look at its fence
        Set<Long> forced = fences(trial, Event.Kind.FORCE, Event.Outcome.OK);
        trial.note(forced.size() + " forced");
        trial.require(forced.size() >= 20, "only " + forced.size() + " holds were taken away");
        trial.require(forced.containsAll(lost), "holds were lost that nobody took away");
        Set<Long> silent = fences(trial, Event.Kind.ACQUIRE, Event.Outcome.OK); // others nobody was told that he had
        silent.retainAll(forced);
        silent.removeAll(lost);
        trial.require(silent.isEmpty(), "holds were taken away, and their holders not told: " + silent);
    }

    private static Set<Long> fences(Trial trial, Event.Kind kind, Event.Outcome outcome) {
        return trial.calls(kind, outcome).stream().map(Event::fence).collect(Collectors.toCollection(TreeSet::new));
    }
}
