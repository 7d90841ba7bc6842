package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.List;

/** What happens to a leader, or to its links. Stateless. */
final class LeaderScripts {
    private LeaderScripts() {}

    static void leaderKilled(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.serves(Steps.all(lab, List.of(leader)));
        trial.begin();
        lab.process(leader).kill();
        Lab.pass(8);
        lab.startAndAwait(List.of(leader));
        trial.settle();
    }

    static void leaderCut(Trial trial) throws InterruptedException {
        Steps.cutOff(trial, trial.lab().leader(), 15);
    }

    static void leaderMute(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.serves(Steps.all(lab, List.of(leader)));
        trial.begin();
        for (String member : lab.members()) {
            if (!member.equals(leader)) {
                lab.network().cutOneWay(leader, member);
            }
        }
        Lab.pass(15);
        lab.network().heal();
        trial.settle();
    }

    static void bridge(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.begin();
        lab.network().cut(List.of(leader), List.of(lab.followers().get(0)));
        Lab.pass(20);
        lab.network().heal();
        trial.settle();
    }

    static void leaderPaused(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.serves(Steps.all(lab, List.of(leader)));
        trial.begin();
        trial.frozen(leader);
        lab.process(leader).pause();
        Lab.pass(20);
        lab.process(leader).resume();
        trial.settle();
    }

    static void slowLinks(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.serves(Steps.all(lab, List.of(leader)));
        trial.begin();
        lab.network().slowDown(leader, "256kbit");
        Lab.pass(15);
        lab.network().speedUp(leader);
        trial.settle();
        Steps.awaitHealthy(trial, 60);
    }

    static void lossyLinks(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        trial.serves(Steps.all(lab, List.of(leader)));
        trial.begin();
        while (System.nanoTime() - trial.begunAt() < 20_000_000_000L) {
            lab.network().cut(List.of(leader), new ArrayList<>(Steps.all(lab, List.of(leader))));
            Lab.pass(0.1 + 0.4 * trial.random().nextDouble());
            lab.network().heal();
            Lab.pass(0.1 + trial.random().nextDouble());
        }
        trial.settle();
        Steps.awaitHealthy(trial, 60);
    }
}
