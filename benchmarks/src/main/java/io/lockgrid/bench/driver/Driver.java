package io.lockgrid.bench.driver;

import io.lockgrid.bench.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the rounds, side by side within each, and prints what they gave. */
public final class Driver {

    private final Options options;
    private final List<Row> rows = new ArrayList<>();
    private final AtomicReference<Cluster> running = new AtomicReference<>();

    public Driver(Options options) {
        this.options = options;
    }

    /** Whether every workload ran; those that failed are named on standard error. */
    public boolean run() throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory("lockgrid-benchmarks");
        Runtime.getRuntime().addShutdownHook(new Thread(this::killRunning, "kill-workers"));
        boolean complete = true;
        System.err.println("logs of the workers: " + logs);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Side side : options.sides()) {
                complete &= round(side, round, logs);
            }
        }
        Report report = new Report(rows, options);
        System.out.print(report.text());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), report.json());
        }
        return complete;
    }

    private boolean round(Side side, int round, Path logs) throws InterruptedException {
        try (Cluster cluster = Cluster.start(side, options.jvm(), logs)) {
            running.set(cluster);
            Session session = new Session(cluster, options, round, this::result);
            if (options.measuresLocks()) {
                session.warmUp();
            }
            Workloads workloads = new Workloads(session);
            for (String name : Workloads.NAMES) {
                if (options.only().contains(name)) {
                    workloads.run(name);
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            System.err.println("round " + round + " of " + side.label() + " was given up: " + e.getMessage());
            return false;
        } finally {
            running.set(null);
        }
    }

    private void killRunning() {
        Cluster cluster = running.get();
        if (cluster != null) {
            cluster.close();
        }
    }

    private void result(Row row) {
        rows.add(row);
        System.err.println(Report.progress(row));
    }
}
