package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One round on one side: what the workloads measure with. */
final class Session {

    /** More than twice what a Raft log keeps, so that each reading of a heap finds a log full of the same entries. */
    private static final int PAIRS_TO_FILL_THE_LOG = 12_000;

    private static final double MEGABYTE = 1024 * 1024;

    private final Cluster cluster;
    private final Options options;
    private final int round;
    private final Consumer<Row> results;

    Session(Cluster cluster, Options options, int round, Consumer<Row> results) {
        this.cluster = cluster;
        this.options = options;
        this.round = round;
        this.results = results;
    }

    Cluster cluster() {
        return cluster;
    }

    Options options() {
        return options;
    }

    Row row(String workload) {
        return Row.of(workload, cluster.side(), round);
    }

    void result(Row row) {
        results.accept(row);
    }

    Machine machine() {
        return Machine.now(cluster.workers().toList());
    }

    /**
     * Busy callers in every spot, before anything is measured: the compilers of fresh JVMs take a core for half a
     * minute, which would count as the lock's.
     */
    void warmUp() throws IOException, InterruptedException {
        for (Spot spot : options.spots()) {
            WorkerProcess worker = cluster.at(spot);
            worker.ask(Message.of("load")
                    .with("name", "warm")
                    .with("threads", 32)
                    .with("own", true)
                    .with("light", true));
            pass(options.warmUp().multipliedBy(3));
            worker.ask(Message.of("stop"));
        }
    }

    /** Warm-up, then the measured span: what every throughput workload does. */
    Row measure(Row row, WorkerProcess worker, Message load) throws IOException, InterruptedException {
        worker.ask(load);
        pass(options.warmUp());
        worker.ask(Message.of("lap"));
        long committed = committed();
        Machine before = machine();
        pass(options.measure());
        Message lap = worker.ask(Message.of("lap"));
        Machine after = machine();
        double entries = committed() - committed;
        worker.ask(Message.of("stop"));
        return figures(row, lap, before, after).with("entries/pair", entries / Math.max(1, lap.number("pairs")));
    }

    private long committed() throws IOException {
        return cluster.members().get(0).ask(Message.of("commit-index")).number("index");
    }

    /** Time is what is measured: nothing to wait for but its passing. */
    static void pass(Duration span) throws InterruptedException {
        Thread.sleep(span.toMillis());
    }

    static Row figures(Row row, Message lap, Machine before, Machine after) {
        long pairs = lap.number("pairs");
        Row rate = row.with("pairs/s", pairs * 1e9 / lap.number("nanos"));
        Row acquire = Latency.of(lap, "acquire").into(rate, "acquire");
        return Latency.of(lap, "pair")
                .into(acquire, "pair")
                .with("cpu us/pair", after.workersMicrosSince(before) / Math.max(1, pairs))
                .with("switches/pair", after.switchesSince(before) / (double) Math.max(1, pairs))
                .with("others %", after.othersPercentSince(before))
                .with("failures", lap.number("failures"));
    }

    /** Used heap of each member after a collection, in megabytes, at a full log. */
    List<Double> heaps() throws IOException {
        cluster.at(Spot.LEADER).ask(bulk("pairs", "fill", PAIRS_TO_FILL_THE_LOG, 1));
        List<Double> heaps = new ArrayList<>();
        for (WorkerProcess member : cluster.members()) {
            heaps.add(member.ask(Message.of("heap")).number("bytes") / MEGABYTE);
        }
        return heaps;
    }

    /** The largest growth among the members. */
    static double growth(List<Double> before, List<Double> after) {
        double growth = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < before.size(); i++) {
            growth = Math.max(growth, after.get(i) - before.get(i));
        }
        return growth;
    }

    static double largest(List<Double> heaps) {
        return heaps.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    static Message bulk(String order, String name, int count, int threads) {
        return Message.of(order).with("name", name).with("count", count).with("threads", threads);
    }
}
