package io.lockgrid.bench.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** CPU time at one moment: the workers', and the whole machine's, this benchmark's own driver left out. */
record Machine(long at, long workersNanos, long othersNanos) {

    /** What the kernel counts in; it is 100 Hz on every Linux that Java runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    static Machine now(List<WorkerProcess> workers) {
        long own = workers.stream().mapToLong(WorkerProcess::cpuNanos).sum();
        long driver = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
        return new Machine(System.nanoTime(), own, busyNanos() - own - driver);
    }

    /** Microseconds of CPU that the workers used since then. */
    double workersMicrosSince(Machine earlier) {
        return (workersNanos - earlier.workersNanos) / 1e3;
    }

    /** The share of all cores, in percent, that others used since then. */
    double othersPercentSince(Machine earlier) {
        double capacity = (double) (at - earlier.at) * Runtime.getRuntime().availableProcessors();
        return Math.max(0, 100.0 * (othersNanos - earlier.othersNanos) / capacity);
    }

    /** User, nice, system, irq, softirq and steal of the first line of /proc/stat; idle and iowait left out. */
    private static long busyNanos() {
        try {
            String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
            long[] ticks = Arrays.stream(line.trim().split("\\s+"))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/stat cannot be read: the benchmarks want Linux", e);
        }
    }
}
