package io.lockgrid.simulation;

import com.hazelcast.internal.util.Clock;
import com.hazelcast.internal.util.RandomPicker;
import com.hazelcast.internal.util.ThreadLocalRandomProvider;
import java.lang.reflect.Field;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The engine's time and chance. The engine has one of each for a whole JVM, which it finds by a class's name and in a
 * static field: so a JVM runs one world at a time, and this class knows which.
 */
public final class EngineClock extends Clock.ClockImpl {
    private static volatile @Nullable Sim world;

    /** Called by the engine. */
    public EngineClock() {}

    /** From now on the engine of this JVM lives in that world; the first must come before the engine's first use. */
    static void follow(Sim sim) {
        System.setProperty("com.hazelcast.clock.impl", EngineClock.class.getName());
        world = sim;
        if (Clock.currentTimeMillis() != 0) {
            throw new IllegalStateException("the engine of this JVM has chosen another clock before");
        }
    }

    static void seed(long seed) {
        Random calls = new Random(~seed);
        ThreadLocalRandomProvider.world = () -> calls;
        try {
            Field field = RandomPicker.class.getDeclaredField("randomNumberGenerator");
            field.setAccessible(true);
            field.set(null, new Random(seed));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the engine takes its chance from elsewhere", e);
        }
    }

    @Override
    protected long currentTimeMillis() {
        Sim sim = world;
        SimProcess process = sim == null ? null : sim.current();
        return process == null ? 0 : process.engineMillis();
    }
}
