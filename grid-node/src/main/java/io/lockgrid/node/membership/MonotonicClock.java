package io.lockgrid.node.membership;

import com.hazelcast.internal.util.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The engine's time: the wall clock at the start of this process plus the time elapsed since, so that a wall clock that
 * jumps ends no session and makes no member suspect. Thread-safe.
 *
 * <p>The engine reads which clock to use once for each JVM, before its first use of it.
 */
public final class MonotonicClock extends Clock.ClockImpl {
    private static final String PROPERTY = "com.hazelcast.clock.impl";

    /** A time that the engine never asks about, and an answer that no other clock gives: tells which clock there is. */
    private static final long PROBE = Long.MIN_VALUE;

    private static final long PROBE_ANSWER = Long.MAX_VALUE / 7;

    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    /** Called by Hazelcast, which finds it by the class's name. */
    public MonotonicClock() {}

    @Override
    protected long currentTimeMillis() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** Has the engine use this clock, unless another was chosen or the engine has one already. */
    public static void install() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, MonotonicClock.class.getName());
        }
    }

    @Override
    protected long toSystemCurrentTimeMillis(long millis) {
        return millis == PROBE ? PROBE_ANSWER : super.toSystemCurrentTimeMillis(millis);
    }

    /** Whether the engine of this JVM uses this clock. */
    public static boolean isUsed() {
        return Clock.toSystemCurrentTimeMillis(PROBE) == PROBE_ANSWER;
    }
}
