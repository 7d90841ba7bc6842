package io.lockgrid.console.cli;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
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
            root.addHandler(handler(new LineFormatter(true)));
        }
    }

    /**
     * For what runs for long, a member or the console: all that is logged, in that form. The user's own {@code
     * java.util.logging.config.file} comes first.
     */
    static void ofService(Formatter form) {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler(form));
    }

    private static ConsoleHandler handler(Formatter form) {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(form);
        try {
            handler.setEncoding(StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("a Java without UTF-8", e);
        }
        return handler;
    }
}
