package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import io.lockgrid.bench.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Many locks held at once: what they weigh, and the longest pause of a probe, without them, with them, and while a
 * member that lost its memory is given a seat again. Runs last: the cluster is not what it was before.
 */
final class HeldLocks {

    private static final int COMPANY = 16;
    private static final Duration AFTERMATH = Duration.ofSeconds(3);

    private final Session session;

    HeldLocks(Session session) {
        this.session = session;
    }

    void run() throws IOException, InterruptedException {
        boolean grid =
                session.cluster().side() == Side.GRID || session.cluster().side() == Side.GRID_TLS;
        int full = grid ? 100_000 : 20_000;
        int count = session.options().quick() ? full / 5 : full;
        Row row = session.row("held").with("locks", count);
        row = row.with("pause ms without", pause());
        List<Double> before = session.heaps();
        Machine start = session.machine();
        Message held = session.cluster()
                .at(Spot.CLIENT)
                .ask(Message.of("hold").with("name", "held").with("count", count));
        Machine end = session.machine();
        List<Double> after = session.heaps();
        row = row.with("acquires/s", count * 1e9 / held.number("nanos"))
                .with("others %", end.othersPercentSince(start))
                .with("heap MB", Session.largest(after))
                .with("B/held lock", Session.growth(before, after) * 1024 * 1024 / count)
                .with("pause ms with", pause());
        session.result(replaceFollower(row));
    }

    /** The longest pair of a probe with company, all on the leader. */
    private double pause() throws IOException, InterruptedException {
        WorkerProcess leader = session.cluster().at(Spot.LEADER);
        startProbe(leader);
        Session.pass(session.options().measure());
        return worst(leader.ask(Message.of("stop")));
    }

    private void startProbe(WorkerProcess leader) throws IOException, InterruptedException {
        leader.ask(Message.of("load")
                .with("name", "probe")
                .with("threads", COMPANY)
                .with("own", true)
                .with("probe", true));
        Session.pass(session.options().warmUp());
        leader.ask(Message.of("lap"));
    }

    private static double worst(Message lap) {
        return Latency.of(lap, "pair").maxMicros() / 1e3;
    }

    /** Kill, take the dead one's seat, start a new one, give it the seat. */
    private Row replaceFollower(Row row) throws IOException, InterruptedException {
        Cluster cluster = session.cluster();
        WorkerProcess leader = cluster.at(Spot.LEADER);
        WorkerProcess follower = cluster.at(Spot.FOLLOWER);
        WorkerProcess third = cluster.members().stream()
                .filter(member -> member != leader && member != follower)
                .findFirst()
                .orElseThrow();
        startProbe(leader);
        long start = System.nanoTime();
        follower.kill();
        third.ask(Message.of("remove-dead"));
        WorkerProcess fresh = cluster.replace(follower);
        double killed = worst(leader.ask(Message.of("lap")));
        fresh.ask(Message.of("promote"));
        double seconds = (System.nanoTime() - start) / 1e9;
        Session.pass(AFTERMATH);
        double broughtUp = worst(leader.ask(Message.of("stop")));
        return row.with("pause ms kill+start", killed)
                .with("pause ms bring-up", broughtUp)
                .with("s to full seats", seconds);
    }
}
