package io.lockgrid.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a run: a running hash of all of it, and lines for people. Not thread-safe. */
public final class Trace {
    private static final int MOST_VIOLATIONS = 20;

    private final boolean verbose;
    private final List<String> violations = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    Trace(boolean verbose) {
        this.verbose = verbose;
    }

    public void mix(long value) {
        hash = (hash ^ value) * 0x100000001b3L;
        hash ^= hash >>> 29;
    }

    public void mix(byte[] bytes) {
        long sum = bytes.length;
        for (byte each : bytes) {
            sum = sum * 31 + each;
        }
        mix(sum);
    }

    void note(long now, String who, String text) {
        if (verbose) {
            System.out.println(line(now, who, text));
        }
    }

    void violation(long now, String who, String text) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(line(now, who, text));
        }
        note(now, who, "VIOLATION " + text);
    }

    private static String line(long now, String who, String text) {
        return String.format(Locale.ROOT, "%12.6f %-6s %s", now / 1e9, who, text);
    }

    /** When that line was written. */
    static double seconds(String line) {
        return Double.parseDouble(line.strip().split(" +", 3)[0]);
    }

    /** What that line says. */
    static String words(String line) {
        return line.strip().split(" +", 3)[2];
    }

    long hash() {
        return hash;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
