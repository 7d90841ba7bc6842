package io.lockgrid.console.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where {@code java.util.logging}, which Hazelcast and the grid log to, goes: standard error or nowhere. */
public final class Logging {

    private Logging() {}

    /** For commands whose answer is what counts: nothing but the answer, or with {@code verbose} warnings too. */
    public static void quiet(boolean verbose) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(verbose ? Level.WARNING : Level.OFF);
        if (verbose) {
            root.addHandler(new ConsoleHandler());
        }
    }

    /**
     * For a member: all that is logged, one line each, with stack traces only where {@code verbose}. The user's own
     * {@code java.util.logging.config.file} comes first.
     */
    static void ofMember(boolean verbose) {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new LineFormatter(verbose));
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
    }
}
