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
    HOLDER_PAUSED("a holder stands still for longer than its time to live, goes on and writes", 3, 3) {
        @Override
        void run(Trial trial) throws InterruptedException {
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
    CLOSED_AT_WORK(
            "members and clients are closed one after the other while work goes on in them, some of it beyond drain",
            3,
            4,
            "drain=1s",
            AgentProcess.PROPERTY + Agent.OVERTIME + "=true") {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            List<String> hosts = new ArrayList<>(all(lab, List.of()));
            trial.begin();
            for (int i = 0; i < 2 * hosts.size(); i++) {
                String host = hosts.get(i % hosts.size());
                lab.process(host).close(60);
                lab.startAndAwait(List.of(host));
                Lab.pass(2); // for its callers to be at work
            }
            awaitHealthy(trial, 40);
            trial.settle();
            int late = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size();
            trial.note(2 * hosts.size() + " closed; " + late + " holders were told CLOSED by their release");
            trial.require(late > 0, "no work went on for longer than it was waited for");
            int failed =
                    trial.calls(Event.Kind.RELEASE, Event.Outcome.UNAVAILABLE).size();
            trial.require(failed == 0, failed + " releases were not answered");
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
    SLOW_LINKS("what the leader sends is slow (256 kbit/s), and some of it is lost", 3, 12) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.serves(all(lab, List.of(leader)));
            trial.begin();
            lab.network().slowDown(leader, "256kbit");
            Lab.pass(15);
            lab.network().speedUp(leader);
            trial.settle();
            awaitHealthy(trial, 60);
        }
    },
    LOSSY_LINKS("what the leader and the others send to each other is lost for up to half a second, often", 3, 12) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            trial.serves(all(lab, List.of(leader)));
            trial.begin();
            while (System.nanoTime() - trial.begunAt() < 20_000_000_000L) {
                lab.network().cut(List.of(leader), new ArrayList<>(all(lab, List.of(leader))));
                Lab.pass(0.1 + 0.4 * trial.random().nextDouble());
                lab.network().heal();
                Lab.pass(0.1 + trial.random().nextDouble());
            }
            trial.settle();
            awaitHealthy(trial, 60);
        }
    },
    CLOCK_JUMPS(
            "the wall clock of the leader, then of a follower and a client, jumps hours forward, back, and home",
            3,
            3,
            AgentProcess.OWN_CLOCK) {
        @Override
        String whyNot() {
            return WallClock.whyNot();
        }

        @Override
        void run(Trial trial) throws InterruptedException {
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
                        double off =
                                Double.parseDouble(lab.ask(host, "clock", 10).substring("clock ".length()))
                                        - System.currentTimeMillis();
                        trial.require(
                                Math.abs(off / 3_600_000 - hours) < 0.1, "the clock of " + host + " did not jump");
                    }
                }
            }
            for (String holder : List.of(leader, "c0", "c1")) {
                trial.require(
                        lab.ask(holder, "still kept-by-" + holder, 10).equals("still true"),
                        holder + " lost its lock: " + lab.process(holder).losses());
            }
            trial.note("led by " + (lab.leader().equals(leader) ? "the same" : "another") + " in the end");
            awaitHealthy(trial, 5);
            trial.settle();
            int lost = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size();
            trial.require(lost == 0, lost + " holds were lost because a wall clock jumped");
        }
    },
    FORCED_RELEASES(
            "an operator takes one hold after another away, and their holders write late",
            3,
            3,
            AgentProcess.PROPERTY + Agent.LINGER + "=true") {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.begin();
            lab.ask("c1", "force on", 5);
            Lab.pass(15);
            lab.ask("c1", "force off", 5);
            trial.settle();
            int lost = trial.calls(Event.Kind.RELEASE, Event.Outcome.LOST).size()
                    + trial.calls(Event.Kind.ACQUIRE, Event.Outcome.LOST).size();
            int forced = trial.calls(Event.Kind.FORCE, Event.Outcome.OK).size();
            trial.note(forced + " forced");
            trial.require(forced >= 20, "only " + forced + " holds were taken away");
            trial.require(lost == forced, forced + " holds were taken away and " + lost + " lost");
        }
    },
    SNAPSHOT(
            "a follower is away for longer than the log is kept, gets a snapshot under load, and has to do with it",
            3,
            8) {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            String leader = lab.leader();
            List<String> followers = lab.followers();
            String away = followers.get(0);
            trial.serves(Set.of("c0", "c1"));
            trial.begin();
            lab.network().cut(List.of(away), new ArrayList<>(all(lab, List.of(away))));
            long before = index(lab, leader);
            String held = lab.ask("c0", "hold made-meanwhile", 10);
            trial.require(held.startsWith("held"), "the lock was not to be had");
            Lab.pass(20);
            long passed = index(lab, leader) - before;
            trial.note(passed + " entries missed");
            trial.require(passed > LOG, "the log still has the " + passed + " entries that were missed");
            lab.network().heal();
            awaitHealthy(trial, 60);
            lab.process(followers.get(1)).kill(); // from now on nothing is agreed without the one that was away
            trial.died();
            Lab.pass(5);
            lab.startAndAwait(List.of(followers.get(1)));
            awaitHealthy(trial, 60);
            String moved = lab.ask("c1", "lead " + away, 20);
            trial.require(lab.leader().equals(away), away + " does not lead: " + moved);
            String who = lab.ask("c1", "who made-meanwhile", 20);
            trial.require(
                    who.equals(held.replace("held", "who")),
                    "the snapshot has another holder: " + who + ", not " + held);
            trial.settle();
        }
    },
    MIXED(
            "kills, stops, cuts, mutes and pauses of members at random for a minute, and an operator who forces releases",
            3,
            12,
            AgentProcess.PROPERTY + Agent.LINGER + "=true") {
        @Override
        void run(Trial trial) throws InterruptedException {
            Lab lab = trial.lab();
            trial.serves(Set.of("c0", "c1"));
            trial.begin();
            lab.ask("c1", "force on", 5);
            StringBuilder what = new StringBuilder();
            while (System.nanoTime() - trial.begunAt() < 60_000_000_000L) {
                what.append(what.isEmpty() ? "" : ", ").append(anything(trial));
                awaitHealthy(trial, 60);
            }
            lab.ask("c1", "force off", 5);
            trial.note(what.toString());
            trial.settle();
            trial.note(trial.calls(Event.Kind.FORCE, Event.Outcome.OK).size() + " forced");
        }

        /** One thing to one member; it is over when this returns. */
        private String anything(Trial trial) throws InterruptedException {
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
                    lab.network().cut(List.of(member), new ArrayList<>(all(lab, List.of(member))));
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
            awaitHealthy(trial, 60);
            trial.settle();
        }
    };

    /** More entries than a member's log has at any time: see EngineConfig of the node. */
    private static final long LOG = 1_750;

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

    /** Why it cannot be run here, in words; empty if it can. */
    String whyNot() {
        return "";
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

    private static long index(Lab lab, String member) throws InterruptedException {
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
