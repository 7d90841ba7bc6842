package io.lockgrid.internal.engine;

import io.lockgrid.LockGridException;
import java.net.URL;
import java.util.function.Supplier;

/**
 * Tells in words that the Hazelcast which the JVM found is not the one that LockGrid was made for, or that there is none.
 * Needs nothing of Hazelcast itself. Stateless.
 */
public final class Fit {
    static final String VERSION = "5.4.0";

    private Fit() {}

    /**
     * Starts something of the engine.
     *
     * @param what such as {@code the member}
     * @throws LockGridException if classes of the engine and of LockGrid do not fit together; whatever else that throws
     */
    public static <T> T started(String what, Supplier<T> start) {
        try {
            return start.get();
        } catch (LinkageError error) {
            if (isOfTheEngine(error)) {
                throw new LockGridException(
                        what + " could not start: LockGrid does not fit together with " + found() + " (" + error
                                + "); nothing is left running: put hazelcast-" + VERSION
                                + ".jar, and no other version of it, where the class loader of LockGrid finds it",
                        error);
            }
            throw error;
        }
    }

    private static boolean isOfTheEngine(LinkageError error) {
        String message = String.valueOf(error.getMessage()).replace('/', '.');
        return message.contains("com.hazelcast.");
    }

    private static String found() {
        URL place = Fit.class.getClassLoader() == null
                ? null
                : Fit.class.getClassLoader().getResource("com/hazelcast/core/Hazelcast.class");
        return place == null ? "Hazelcast, which is not on its class path" : "the Hazelcast at " + place;
    }
}
