package com.hazelcast.internal.util;

import java.security.SecureRandom;
import java.util.Random;
import java.util.function.Supplier;

/** In the place of the engine's class of this name: where its lock proxies take the ids of their calls from. */
public final class ThreadLocalRandomProvider {
    public static volatile Supplier<Random> world = Random::new;

    private ThreadLocalRandomProvider() {}

    public static Random get() {
        return world.get();
    }

    public static SecureRandom getSecure() {
        throw new UnsupportedOperationException("getSecure");
    }
}
