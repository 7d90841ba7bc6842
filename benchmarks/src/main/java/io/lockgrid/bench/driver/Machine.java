package io.lockgrid.bench.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One moment: CPU time of the workers and of all other processes but this driver, and the kernel's switches. */
record Machine(long at, long workersNanos, long othersNanos, long switches) {

    /** What the kernel counts in; it is 100 Hz on every Linux that Java runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    static Machine now(List<WorkerProcess> workers) {
        long own = workers.stream().mapToLong(WorkerProcess::cpuNanos).sum();
        long driver = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
        List<String> stat = stat();
        return new Machine(System.nanoTime(), own, busyNanos(stat) - own - driver, switches(stat));
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

    /** Context switches of the whole machine since then. */
    long switchesSince(Machine earlier) {
        return switches - earlier.switches;
    }

    /** User, nice, system, irq, softirq and steal of the first line; idle and iowait left out. */
    private static long busyNanos(List<String> stat) {
        long[] ticks = Arrays.stream(stat.get(0).trim().split("\\s+"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * NANOS_PER_TICK;
    }

    private static long switches(List<String> stat) {
        return stat.stream()
                .filter(line -> line.startsWith("ctxt "))
                .mapToLong(line -> Long.parseLong(line.substring(5).trim()))
                .sum();
    }

    private static List<String> stat() {
        try {
            return Files.readAllLines(Path.of("/proc/stat"));
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/stat cannot be read: the benchmarks want Linux", e);
        }
    }
}
