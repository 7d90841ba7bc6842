package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import io.lockgrid.bench.Side;
import java.io.IOException;
import java.util.List;

/** The workloads that do not change the cluster for those after them, and the names of all. */
final class Workloads {

    /** In the order in which they run: what leaves memory behind comes late. */
    static final List<String> NAMES =
            List.of("start", "one", "many", "virtual", "shared", "tries", "names", "watched", "held");

    private static final int THREADS = 32;

    private final Session session;

    Workloads(Session session) {
        this.session = session;
    }

    void run(String name) throws IOException, InterruptedException {
        switch (name) {
            case "start" -> start();
            case "one" -> pairs(name, load(1).with("own", true));
            case "many" -> pairs(name, load(THREADS).with("own", true));
            case "virtual" -> pairs(name, load(256).with("own", true).with("light", true));
            case "shared" -> pairs(name, load(8).with("own", false));
            case "tries" -> tries();
            case "names" -> names();
            case "watched" -> watched();
            case "held" -> new HeldLocks(session).run();
            default -> throw new IllegalArgumentException("no workload " + name);
        }
    }

    /** The console is the grid's alone. */
    private void watched() throws IOException, InterruptedException {
        if (session.cluster().side() == Side.GRID) {
            new Watched(session).run();
        }
    }

    private static Message load(int threads) {
        return Message.of("load").with("name", "load").with("threads", threads);
    }

    private void start() {
        session.result(
                session.row("start").with("s to first lock", session.cluster().secondsToFirstLock()));
    }

    private void pairs(String name, Message load) throws IOException, InterruptedException {
        for (Spot spot : session.options().spots()) {
            Row row = session.row(name + " " + spot.label());
            session.result(session.measure(row, session.cluster().at(spot), load));
        }
    }

    /** Failed tries on a lock that another member holds, then that lock's pairs beside those before. */
    private void tries() throws IOException {
        int count = session.options().quick() ? 20_000 : 200_000;
        WorkerProcess holder = session.cluster().at(Spot.FOLLOWER);
        WorkerProcess caller = session.cluster().at(memorySpot());
        Message pairs = Session.bulk("pairs", "tried", 1000, 1);
        double before = Latency.of(caller.ask(pairs), "pair").micros(50);
        holder.ask(Message.of("hold").with("name", "tried").with("count", 1));
        List<Double> heapBefore = session.heaps();
        Machine start = session.machine();
        Message tried = caller.ask(Session.bulk("tries", "tried", count, THREADS));
        Machine end = session.machine();
        List<Double> heapAfter = session.heaps();
        holder.ask(Message.of("release"));
        Latency after = Latency.of(caller.ask(pairs), "pair");
        session.result(session.row("tries")
                .with("tries", count)
                .with("tries/s", count * 1e9 / tried.number("nanos"))
                .with("cpu us/try", end.workersMicrosSince(start) / count)
                .with("others %", end.othersPercentSince(start))
                .with("growth MB", Session.growth(heapBefore, heapAfter))
                .with("pair p50 before", before)
                .with("pair p50 after", after.micros(50))
                .with("pair max after", after.maxMicros()));
    }

    /** Where the callers are that might leave memory behind: what comes through the stock door comes from a client. */
    private Spot memorySpot() {
        return session.cluster().side() == Side.STOCK_DOOR ? Spot.CLIENT : Spot.LEADER;
    }

    /** The stock lock keeps each name for ever: a million would not fit into the members' heap. */
    private void names() throws IOException {
        int full = switch (session.cluster().side()) {
            case GRID, GRID_TLS -> 1_000_000;
            case STOCK_DOOR -> 200_000;
            case STOCK, TUNED -> 50_000;
        };
        int count = session.options().quick() ? full / 10 : full;
        List<Double> before = session.heaps();
        Machine start = session.machine();
        Message lap = session.cluster().at(memorySpot()).ask(Session.bulk("names", "name", count, THREADS));
        Machine end = session.machine();
        List<Double> after = session.heaps();
        Row row = session.row("names").with("names", count);
        session.result(Session.figures(row, lap, start, end)
                .with("heap MB", Session.largest(after))
                .with("growth MB", Session.growth(before, after))
                .with("growth B/name", Session.growth(before, after) * 1024 * 1024 / count));
    }
}
