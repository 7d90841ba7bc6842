package io.lockgrid.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What no bytes may bring about; for all targets. Stateless. */
public final class Judgement {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int TRIES = 3;

    private Judgement() {}

    /**
     * Something is as it never may be.
     *
     * @throws IllegalStateException unless the condition is true
     */
    public static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /**
     * Runs something, which must leave nothing behind: who believes lengths that it is told allocates megabytes for a few
     * bytes. Where it allocates too much it is run again, as classes are loaded only once.
     *
     * @param most in bytes
     */
    public static void expectLittleAllocated(long most, Action action) throws Exception {
        long least = Long.MAX_VALUE;
        for (int tries = 0; tries < TRIES && least > most; tries++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        expect(least <= most, least + " bytes were allocated, and at most " + most + " may be");
    }

    /** Something to be judged. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
