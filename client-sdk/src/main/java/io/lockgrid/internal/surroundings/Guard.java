package io.lockgrid.internal.surroundings;

import static java.lang.System.Logger.Level.ERROR;

/** Keeps what fails from taking others down with it. Stateless. */
public final class Guard {
    private static final System.Logger LOG = System.getLogger(Guard.class.getName());

    private Guard() {}

    /** Runs it, and says so if it fails, whatever it throws. */
    public static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            report(failure);
        }
    }

    /** It is a defect, so say it loudly. */
    public static void report(Throwable failure) {
        try {
            LOG.log(ERROR, "a task of the lock session failed; please report this", failure);
        } catch (Throwable unsaid) {
            failure.addSuppressed(unsaid); // no words are left, and what comes next still has to run
        }
    }
}
