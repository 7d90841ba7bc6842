package io.lockgrid.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Members that go, and come back or do not. Stateless. */
final class MemberScripts {
    /** More entries than a member's log has at any time: see EngineConfig of the node. */
    private static final long LOG = 11_200;

    /** More than it takes until a process has seen that its files have changed, in seconds. */
    private static final double LOOK = 4;

    private MemberScripts() {}

    static void followerCutLong(Trial trial) throws InterruptedException {
        String follower = trial.lab().followers().get(0);
        Steps.cutOff(trial, follower, 35);
    }

    static void allRestarted(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.begin();
        for (String member : lab.members()) {
            lab.process(member).kill();
        }
        lab.startAndAwait(lab.members());
        Steps.awaitHealthy(trial, 30);
        trial.settle();
    }

    static void sixKilled(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.serves(Set.of("c0", "c1"));
        trial.begin();
        for (int i = 0; i < 6; i++) {
            String member = lab.members().get(i % 3);
            lab.process(member).kill();
            lab.startAndAwait(List.of(member));
            Steps.awaitHealthy(trial, 40);
        }
        trial.settle();
    }

    static void sixStopped(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.serves(Set.of("c0", "c1"));
        trial.begin();
        for (int i = 0; i < 6; i++) {
            String member = lab.members().get(i % 3);
            lab.process(member).stop(60);
            lab.startAndAwait(List.of(member));
        }
        Steps.awaitHealthy(trial, 40);
        trial.settle();
        long failed = lab.history().events().stream()
                .filter(event -> event.invoked() > trial.begunAt())
                .filter(event -> event.outcome() == Event.Outcome.LOST
                        || (event.outcome() == Event.Outcome.UNAVAILABLE
                                && event.caller().startsWith("c")))
                .count();
        trial.require(failed == 0, failed + " calls failed or holds were lost in a rolling restart");
    }

    static void closedAtWork(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        List<String> hosts = new ArrayList<>(Steps.all(lab, List.of()));
        trial.begin();
        for (int i = 0; i < 2 * hosts.size(); i++) {
            String host = hosts.get(i % hosts.size());
            lab.process(host).close(60);
            lab.startAndAwait(List.of(host));
            Lab.pass(2); // for its callers to be at work
        }
        Steps.awaitHealthy(trial, 40);
        trial.settle();
        int late = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size();
        trial.note(2 * hosts.size() + " closed; " + late + " holders were told CLOSED by their release");
        trial.require(late > 0, "no work went on for longer than it was waited for");
        int failed = trial.calls(Event.Kind.RELEASE, Event.Outcome.UNAVAILABLE).size();
        trial.require(failed == 0, failed + " releases were not answered");
    }

    /** Nobody is started anew while it goes on; whoever still shows what is not trusted loses its links. */
    static void certificatesReplaced(Trial trial) throws IOException, InterruptedException {
        Lab lab = trial.lab();
        HostCertificates certificates = lab.certificates();
        trial.begin();
        certificates.trustBoth();
        Lab.pass(LOOK);
        certificates.showNew();
        Lab.pass(LOOK);
        certificates.trustNew();
        Lab.pass(LOOK);
        Steps.awaitHealthy(trial, 40);
        long lost = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size();
        trial.require(lost == 0, lost + " holds were lost while certificates were replaced");
        String leader = lab.leader();
        lab.process(leader).kill();
        trial.died();
        lab.startAndAwait(List.of(leader));
        Steps.awaitHealthy(trial, 40);
        trial.settle();
    }

    static void memberReplaced(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String follower = lab.followers().get(0);
        trial.serves(Steps.all(lab, List.of(follower)));
        trial.begin();
        lab.process(follower).kill();
        Steps.awaitHealthy(trial, 40);
        trial.settle();
    }

    static void majorityLost(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        trial.begin();
        lab.process("m0").kill();
        lab.process("m1").kill();
        lab.startAndAwait(List.of("m0", "m1"));
        Steps.awaitHealthy(trial, 60);
        trial.settle();
    }

    static void snapshot(Trial trial) throws InterruptedException {
        Lab lab = trial.lab();
        String leader = lab.leader();
        List<String> followers = lab.followers();
        String away = followers.get(0);
        trial.serves(Set.of("c0", "c1"));
        trial.begin();
        lab.network().cut(List.of(away), new ArrayList<>(Steps.all(lab, List.of(away))));
        long before = Steps.index(lab, leader);
        String held = lab.ask("c0", "hold made-meanwhile", 10);
        trial.require(held.startsWith("held"), "the lock was not to be had");
        Lab.pass(20);
        long passed = Steps.index(lab, leader) - before;
        trial.note(passed + " entries missed");
        trial.require(passed > LOG, "the log still has the " + passed + " entries that were missed");
        lab.network().heal();
        Steps.awaitHealthy(trial, 60);
        lab.process(followers.get(1)).kill(); // from now on nothing is agreed without the one that was away
        trial.died();
        Lab.pass(5);
        lab.startAndAwait(List.of(followers.get(1)));
        Steps.awaitHealthy(trial, 60);
        String moved = lab.ask("c1", "lead " + away, 20);
        trial.require(lab.leader().equals(away), away + " does not lead: " + moved);
        String who = lab.ask("c1", "who made-meanwhile", 20);
        trial.require(
                who.equals(held.replace("held", "who")), "the snapshot has another holder: " + who + ", not " + held);
        trial.settle();
    }
}
