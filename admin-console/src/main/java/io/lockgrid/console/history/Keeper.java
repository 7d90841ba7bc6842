package io.lockgrid.console.history;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps minutes in the store, and tries again where that fails: those of the last hour are written later. Not
 * thread-safe: one thread owns it.
 */
final class Keeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(Keeper.class);
    private static final int MOST_UNWRITTEN = 60;

    private final Path folder;
    private final Duration retention;
    private final Deque<Minute> unwritten = new ArrayDeque<>();
    private @Nullable Store store;
    private @Nullable String problem;

    Keeper(Path folder, Duration retention) {
        this.folder = folder;
        this.retention = retention;
    }

    /** Opens the store if it is not open. */
    void open() {
        attempt(opened -> {});
    }

    void keep(Minute minute) {
        unwritten.addLast(minute);
        while (unwritten.size() > MOST_UNWRITTEN) {
            unwritten.removeFirst();
        }
        attempt(opened -> {
            for (Minute first = unwritten.peekFirst(); first != null; first = unwritten.peekFirst()) {
                opened.add(first, minute.at().minus(retention));
                unwritten.removeFirst();
            }
        });
    }

    Past past(Instant from, Instant to) {
        Past[] found = new Past[1];
        attempt(opened -> found[0] = StoreQuery.past(opened.connection(), from, to, null));
        return found[0] == null ? Past.nothing(from, to, null, problem) : found[0];
    }

    void close() {
        Store open = store;
        store = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | IOException | RuntimeException failure) {
                LOGGER.warn("The history in {} could not be closed: {}", folder, failure.getMessage());
            }
        }
    }

    private interface Work {
        void with(Store opened) throws SQLException;
    }

    private void attempt(Work work) {
        try {
            Store open = store;
            if (open == null) {
                open = Store.open(folder);
                store = open;
            }
            work.with(open);
            if (problem != null) {
                LOGGER.info("The history is kept in {} again", folder);
            }
            problem = null;
        } catch (SQLTimeoutException slow) {
            throw new HistoryBusyException(); // the store itself is sound
        } catch (SQLException | IOException | RuntimeException failure) {
            close(); // a store that failed is opened anew
            String why = words(failure);
            if (!why.equals(problem)) {
                LOGGER.warn("The history cannot be kept in {}; the console goes on and tries again: {}", folder, why);
            }
            problem = why;
        }
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        // Those of the file system say no more than the path.
        return message == null || failure instanceof FileSystemException ? failure.toString() : message;
    }
}
