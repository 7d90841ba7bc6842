package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Steps that several scripts take. Stateless. */
final class Steps {
    private Steps() {}

    /** Starts three members on each side of a cut. */
    static void startSplit(Lab lab) throws InterruptedException {
        lab.network().cut(lab.members().subList(0, 3), lab.members().subList(3, 6));
        lab.startAndAwait(lab.members());
    }

    /** Every host but those. */
    static Set<String> all(Lab lab, List<String> but) {
        Set<String> hosts = new LinkedHashSet<>(lab.members());
        hosts.addAll(List.of("c0", "c1"));
        but.forEach(hosts::remove);
        return hosts;
    }

    static void cutOff(Trial trial, String member, double seconds) throws InterruptedException {
        Lab lab = trial.lab();
        trial.serves(all(lab, List.of(member)));
        trial.begin();
        lab.network().cut(List.of(member), new ArrayList<>(all(lab, List.of(member))));
        Lab.pass(seconds);
        lab.network().heal();
        trial.settle();
        awaitHealthy(trial, 60);
    }

    static long index(Lab lab, String member) throws InterruptedException {
        return Long.parseLong(lab.ask(member, "index", 20).substring("index ".length()));
    }

    static String health(Lab lab, String host) throws InterruptedException {
        lab.process(host).tell("health");
        return lab.process(host).hear(10);
    }

    /** Until every member says so; how long that took is noted. */
    static void awaitHealthy(Trial trial, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long deadline = start + seconds * 1_000_000_000L;
        String trouble = "";
        do {
            trouble = "";
            for (String member : trial.lab().living()) {
                String said = health(trial.lab(), member);
                trouble = said.contains("status=HEALTHY, reasons=[]") ? trouble : member + " says " + said;
            }
            if (trouble.isEmpty()) {
                return;
            }
            Lab.pass(0.2);
        } while (System.nanoTime() < deadline);
        trial.wrong("not whole after " + seconds + " s: " + trouble);
    }
}
