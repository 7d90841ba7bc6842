package io.lockgrid.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Shows what LockGrid says of a start that failed, without a stack trace: its sentences tell what happened, what was not
 * started, and what to do. By names of classes, as it is asked about every failure, with and without LockGrid.
 */
final class LockGridFailureAnalyzer implements FailureAnalyzer {
    private static final String LOCKGRID = "io.lockgrid.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && isOurs(cause)) {
                return new FailureAnalysis(cause.getMessage(), action(cause), cause);
            }
        }
        return null;
    }

    /** A key is a property here, wherever that is written. */
    private static @Nullable String action(Throwable cause) {
        return cause instanceof IllegalArgumentException
                ? "Correct the property, or the variable or the line of lockgrid.yaml, that says so: the keys of LockGrid"
                        + " are properties below 'lockgrid'."
                : null;
    }

    private static boolean isOurs(Throwable cause) {
        if (cause.getClass().getName().startsWith(LOCKGRID)) {
            return true;
        }
        StackTraceElement[] trace = cause.getStackTrace(); // a wrong value is an IllegalArgumentException
        return cause instanceof IllegalArgumentException
                && trace.length > 0
                && trace[0].getClassName().startsWith(LOCKGRID);
    }
}
