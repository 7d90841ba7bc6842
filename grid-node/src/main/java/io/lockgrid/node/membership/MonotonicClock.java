package io.lockgrid.node.membership;

import com.hazelcast.internal.util.Clock;
import java.util.Optional;
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

    /**
     * Has the engine use this clock, unless another was chosen, the engine has one already, or is in a class loader that
     * does not see this class: it would keep LockGrid's class loader for ever.
     */
    public static void install() {
        if (System.getProperty(PROPERTY) != null || !isSeenByTheEngine()) {
            return;
        }
        System.setProperty(PROPERTY, MonotonicClock.class.getName());
        try {
            Clock.currentTimeMillis(); // read now, and by no other engine of this process, which may not find the class
        } finally {
            System.clearProperty(PROPERTY);
        }
    }

    private static boolean isSeenByTheEngine() {
        try {
            return Class.forName(MonotonicClock.class.getName(), false, Clock.class.getClassLoader())
                    == MonotonicClock.class;
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }

    @Override
    protected long toSystemCurrentTimeMillis(long millis) {
        return millis == PROBE ? PROBE_ANSWER : super.toSystemCurrentTimeMillis(millis);
    }

    /** Why the engine of this JVM does not use this clock, in words; empty if it does. */
    public static Optional<String> whyNot() {
        if (Clock.toSystemCurrentTimeMillis(PROBE) == PROBE_ANSWER) {
            return Optional.empty();
        }
        return Optional.of(
                isSeenByTheEngine()
                        ? "was chosen before GridNode.configure was called"
                        : "it keeps because its class loader does not see LockGrid");
    }
}
