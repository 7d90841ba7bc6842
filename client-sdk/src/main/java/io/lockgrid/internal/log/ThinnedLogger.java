package io.lockgrid.internal.log;

import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogEvent;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** A logger of the engine that passes over repeats. Thread-safe. */
final class ThinnedLogger extends AbstractLogger {
    private final String name;
    private final ILogger logger;

    /** Gives null where nothing is passed over yet. */
    private final Supplier<@Nullable Thinning> thinning;

    ThinnedLogger(String name, ILogger logger, Supplier<@Nullable Thinning> thinning) {
        this.name = name;
        this.logger = logger;
        this.thinning = thinning;
    }

    @Override
    public void log(Level level, @Nullable String message) {
        log(level, message, null);
    }

    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
        if (!logger.isLoggable(level)) {
            return;
        }
        Thinning now = thinning.get();
        String words = now == null ? message : now.thin(name, level, message, thrown);
        if (words != null) {
            logger.log(level, words, thrown);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // nobody calls it, but the interface has it
    public void log(LogEvent event) {
        logger.log(event);
    }

    @Override
    public Level getLevel() {
        return logger.getLevel();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }
}
