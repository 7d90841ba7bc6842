package io.lockgrid.faults;

import java.io.IOException;
import java.util.List;

/** The faults that the grid is run under. */
enum Fault {
    LEADER_KILLED("the leader is killed", 3, 3, LeaderScripts::leaderKilled),
    LEADER_CUT("the leader is cut off from all", 3, 8, LeaderScripts::leaderCut),
    FOLLOWER_CUT_LONG(
            "a follower is cut off for longer than the grace time, another has its seat then",
            4,
            8,
            MemberScripts::followerCutLong,
            "grace=5s"),
    LEADER_MUTE("nothing that the leader sends to other members arrives", 3, 8, LeaderScripts::leaderMute),
    BRIDGE(
            "the leader and one follower do not see each other, the other follower sees both",
            3,
            25,
            LeaderScripts::bridge),
    LEADER_PAUSED("the leader stands still for longer than the time to live", 3, 12, LeaderScripts::leaderPaused),
    HOLDER_KILLED(
            "a holder is killed: its lock comes free within the time to live and 2 s",
            3,
            3,
            HolderScripts::holderKilled),
    HOLDER_PAUSED(
            "a holder stands still for longer than its time to live, goes on and writes",
            3,
            3,
            HolderScripts::holderPaused),
    ALL_RESTARTED("all members are killed and started again", 3, 25, MemberScripts::allRestarted),
    SIX_KILLED("six kills, one after the other, each started again", 3, 4, MemberScripts::sixKilled),
    SIX_STOPPED("six graceful restarts, one straight after the other, under load", 3, 4, MemberScripts::sixStopped),
    CLOSED_AT_WORK(
            "members and clients are closed one after the other while work goes on in them, some of it beyond drain",
            3,
            4,
            MemberScripts::closedAtWork,
            "drain=1s",
            AgentProcess.PROPERTY + Agent.OVERTIME + "=true"),
    MEMBER_REPLACED(
            "a member dies for good and another gets its seat", 4, 4, MemberScripts::memberReplaced, "grace=5s"),
    MAJORITY_LOST(
            "two of three are killed; the policy restarts the table after 10 s",
            3,
            60,
            MemberScripts::majorityLost,
            "on-majority-loss=restart-table after 10s"),
    CERTIFICATES_REPLACED(
            "a new authority, new certificates, the old authority out, and then a member is killed and started with them",
            3,
            4,
            MemberScripts::certificatesReplaced) {
        @Override
        boolean needsTls() {
            return true;
        }
    },
    SLOW_LINKS("what the leader sends is slow (256 kbit/s), and some of it is lost", 3, 12, LeaderScripts::slowLinks),
    LOSSY_LINKS(
            "what the leader and the others send to each other is lost for up to half a second, often",
            3,
            12,
            LeaderScripts::lossyLinks),
    CLOCK_JUMPS(
            "the wall clock of the leader, then of a follower and a client, jumps hours forward, back, and home",
            3,
            3,
            HolderScripts::clockJumps,
            AgentProcess.OWN_CLOCK) {
        @Override
        String whyNot() {
            return WallClock.whyNot();
        }
    },
    FORCED_RELEASES(
            "an operator takes one hold after another away, and their holders write late",
            3,
            3,
            HolderScripts::forcedReleases,
            AgentProcess.PROPERTY + Agent.LINGER + "=true"),
    SNAPSHOT(
            "a follower is away for longer than the log is kept, gets a snapshot under load, and has to do with it",
            3,
            8,
            MemberScripts::snapshot),
    MIXED(
            "kills, stops, cuts, mutes and pauses of members at random for a minute, and an operator who forces releases",
            3,
            12,
            GridScripts::mixed,
            AgentProcess.PROPERTY + Agent.LINGER + "=true"),
    SPLIT_START(
            "started split 3 + 3 with the right count of founders: neither side founds a grid before they meet",
            6,
            60,
            GridScripts::splitStart,
            "founders=6") {
        @Override
        void start(Lab lab) throws InterruptedException {
            Steps.startSplit(lab);
        }
    },
    TWO_GRIDS(
            "started split 3 + 3 with a wrong count of founders: two grids meet, the younger gives way",
            6,
            60,
            GridScripts::twoGrids,
            "founders=3") {
        @Override
        void start(Lab lab) throws InterruptedException {
            Steps.startSplit(lab);
        }
    };

    private final String text;
    private final int members;
    private final double longestOutage;
    private final Script script;
    private final List<String> settings;

    Fault(String text, int members, double longestOutage, Script script, String... settings) {
        this.text = text;
        this.members = members;
        this.longestOutage = longestOutage;
        this.script = script;
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

    /** Whether it is about certificates. */
    boolean needsTls() {
        return false;
    }

    void run(Trial trial) throws IOException, InterruptedException {
        script.run(trial);
    }

    /** What is done to a grid, and what is asked of it then. */
    private interface Script {
        void run(Trial trial) throws IOException, InterruptedException;
    }
}
