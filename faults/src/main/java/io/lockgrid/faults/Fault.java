package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults that the grid is run under. */
enum Fault {
    LEADER_KILLED("the leader is killed", 3, 3) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.serves(all(lab, List.of(leader)));
            trial.begin();
            lab.process(leader).kill();
            Lab.pass(8);
            lab.startAndAwait(List.of(leader));
            trial.settle();
        }
    },
    LEADER_CUT("the leader is cut off from all", 3, 8) {
        @Override
        void run(Trial trial) throws InterruptedException {
            cutOff(trial, trial.lab().leader(), 15);
        }
    },
    FOLLOWER_CUT_LONG(
            "a follower is cut off for longer than the grace time, another has its seat then", 4, 8, "grace=5s") {
        @Override
        void run(Trial trial) throws InterruptedException {
            String follower = trial.lab().followers().get(0);
            cutOff(trial, follower, 35);
        }
    },
    LEADER_MUTE("nothing that the leader sends to other members arrives", 3, 8) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.serves(all(lab, List.of(leader)));
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
    },
    BRIDGE("the leader and one follower do not see each other, the other follower sees both", 3, 25) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.begin();
            lab.network().cut(List.of(leader), List.of(lab.followers().get(0)));
            Lab.pass(20);
            lab.network().heal();
            trial.settle();
        }
    },
    LEADER_PAUSED("the leader stands still for longer than the time to live", 3, 12) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.serves(all(lab, List.of(leader)));
            trial.begin();
            trial.frozen(leader);
            lab.process(leader).pause();
            Lab.pass(20);
            lab.process(leader).resume();
            trial.settle();
        }
    },
    HOLDER_KILLED("a holder is killed: its lock comes free within the time to live and 2 s", 3, 3) {
        @Override
        void run(Trial trial) throws InterruptedException {
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
    },
    ALL_RESTARTED("all members are killed and started again", 3, 25) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.begin();
            for (String member : lab.members()) {
                lab.process(member).kill();
            }
            lab.startAndAwait(lab.members());
            awaitHealthy(trial, 30);
            trial.settle();
        }
    },
    SIX_KILLED("six kills, one after the other, each started again", 3, 4) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.serves(Set.of("c0", "c1"));
            trial.begin();
            for (int i = 0; i < 6; i++) {
                String member = lab.members().get(i % 3);
                lab.process(member).kill();
                lab.startAndAwait(List.of(member));
                awaitHealthy(trial, 40);
            }
            trial.settle();
        }
    },
    SIX_STOPPED("six graceful restarts, one straight after the other, under load", 3, 4) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.serves(Set.of("c0", "c1"));
            trial.begin();
            for (int i = 0; i < 6; i++) {
                String member = lab.members().get(i % 3);
                lab.process(member).stop(60);
                lab.startAndAwait(List.of(member));
            }
            awaitHealthy(trial, 40);
            trial.settle();
            long failed = lab.history().events().stream()
                    .filter(event -> event.invoked() > trial.begunAt())
                    .filter(event -> event.outcome() == Event.Outcome.LOST
                            || (event.outcome() == Event.Outcome.UNAVAILABLE
                                    && event.caller().startsWith("c")))
                    .count();
            trial.require(failed == 0, failed + " calls failed or holds were lost in a rolling restart");
        }
    },
    MEMBER_REPLACED("a member dies for good and another gets its seat", 4, 4, "grace=5s") {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String follower = lab.followers().get(0);
            trial.serves(all(lab, List.of(follower)));
            trial.begin();
            lab.process(follower).kill();
            awaitHealthy(trial, 40);
            trial.settle();
        }
    },
    MAJORITY_LOST(
            "two of three are killed; the policy restarts the table after 10 s",
            3,
            60,
            "on-majority-loss=restart-table after 10s") {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.begin();
            lab.process("m0").kill();
            lab.process("m1").kill();
            lab.startAndAwait(List.of("m0", "m1"));
            awaitHealthy(trial, 60);
            trial.settle();
        }
    },
    SPLIT_START(
            "started split 3 + 3 with the right count of founders: neither side founds a grid before they meet",
            6,
            60,
            "founders=6") {
        @Override
        void start(Lab lab) throws InterruptedException {
            lab.network().cut(lab.members().subList(0, 3), lab.members().subList(3, 6));
            lab.startAndAwait(lab.members());
        }

        @Override
        void run(Trial trial) throws InterruptedException {
            trial.begin();
            Lab lab = trial.lab();
            Lab.pass(5);
            for (String member : lab.members()) {
                trial.require(!health(lab, member).contains("HEALTHY"), member + " founded a grid on its side");
            }
            lab.network().heal();
            lab.startAndAwait(List.of("c0", "c1"));
            awaitHealthy(trial, 60);
            trial.settle();
        }
    },
    TWO_GRIDS(
            "started split 3 + 3 with a wrong count of founders: two grids meet, the younger gives way",
            6,
            60,
            "founders=3") {
        @Override
        void start(Lab lab) throws InterruptedException {
            lab.network().cut(lab.members().subList(0, 3), lab.members().subList(3, 6));
            lab.startAndAwait(lab.members());
        }

        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            awaitHealthy(trial, 40);
            for (String member : List.of("m0", "m3")) {
                lab.process(member).tell("hold both");
                trial.require(
                        lab.process(member).hear(10).startsWith("held"), "there were not two grids to begin with");
            }
            trial.begin();
            lab.network().heal();
            Lab.pass(25);
            List<String> losses = new ArrayList<>(lab.process("m0").losses());
            losses.addAll(lab.process("m3").losses());
            trial.require(losses.equals(List.of("GRID_RESTARTED")), "the younger grid's holder was told " + losses);
            trial.separate();
            lab.startAndAwait(List.of("c0", "c1"));
            awaitHealthy(trial, 60);
            trial.settle();
        }
    };

    private final String text;
    private final int members;
    private final double longestOutage;
    private final List<String> settings;

    Fault(String text, int members, double longestOutage, String... settings) {
        this.text = text;
        this.members = members;
        this.longestOutage = longestOutage;
        this.settings = List.of(settings);
    }

    String text() {
        return text;
    }

    int members() {
        return members;
    }

    /** Longer than this without a lock fails the trial, in seconds. */
    double longestOutage() {
        return longestOutage;
    }

    List<String> settings() {
        return settings;
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Starts the grid and its clients, and waits until locks are had. */
    void start(Lab lab) throws InterruptedException {
        lab.startAndAwait(lab.members());
        lab.startAndAwait(List.of("c0", "c1"));
        Lab.pass(6);
    }

    abstract void run(Trial trial) throws InterruptedException;

    static Set<String> all(Lab lab, List<String> but) {
        Set<String> hosts = new LinkedHashSet<>(lab.members());
        hosts.addAll(List.of("c0", "c1"));
        but.forEach(hosts::remove);
        return hosts;
    }

    private static void cutOff(Trial trial, String member, double seconds) throws InterruptedException {
        Lab lab = trial.lab();
        trial.serves(all(lab, List.of(member)));
        trial.begin();
        lab.network().cut(List.of(member), new ArrayList<>(all(lab, List.of(member))));
        Lab.pass(seconds);
        lab.network().heal();
        trial.settle();
        awaitHealthy(trial, 60);
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
